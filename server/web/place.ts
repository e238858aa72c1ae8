/** A small keyed store; the browser's localStorage and sessionStorage fit. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Where a screen runs: everything a connection needs of the outside, so that tests can stand in for a browser. */
export interface Place {
  /** "http://host:port" of the server. */
  readonly origin: string;
  /** Path of the page; keys of what it stores carry it, so two screens on one machine do not mix. */
  readonly path: string;
  readonly token: string;
  readonly build: string;
  /** Lives as long as the tab: pending requests, the reload guard. */
  readonly store: KeyValueStore;
  reload(): void;
  /** Never jumps; ages and latencies are measured with it. */
  monotonicMs(): number;
  /** Wall clock, only to date what is kept over a reload. */
  wallMs(): number;
}

/** Longest token accepted from an address or kept. */
export const TOKEN_MAX_LENGTH = 256;

/**
 * The screen's token: taken once from the address ("#t=…"), kept in `store`, and removed from the
 * address so that it is neither seen nor bookmarked. "" when there is none. A tab remembers its own, so that two
 * people signed in in two tabs stay who they are over a reload.
 */
export function takeToken(fragment: string, path: string, store: KeyValueStore, tab: KeyValueStore, forgetFragment: () => void): string {
  const key = `branch-queue:token:${path}`;
  const given = new URLSearchParams(fragment.replace(/^#/, '')).get('t');
  if (given !== null && given !== '' && given.length <= TOKEN_MAX_LENGTH) {
    store.setItem(key, given);
    tab.setItem(key, given);
    forgetFragment();
    return given;
  }
  return tab.getItem(key) ?? store.getItem(key) ?? '';
}

/** The browser this page runs in. */
export function browserPlace(build: string): Place {
  const path = location.pathname;
  const token = takeToken(location.hash, path, localStorage, sessionStorage, () => {
    history.replaceState(null, '', path + location.search);
  });
  return {
    origin: location.origin,
    path,
    token,
    build,
    store: sessionStorage,
    reload: () => {
      location.reload();
    },
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
  };
}
