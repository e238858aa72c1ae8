import type { AnnouncedStore } from '../voice/announcer.ts';

const KEY = 'branch-queue:announced';

/** Rounds announced before a reload, kept as long as the tab lives. */
export const announcedStore: AnnouncedStore = {
  read: () => {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  },
  write: (keys) => {
    sessionStorage.setItem(KEY, JSON.stringify(keys));
  },
};
