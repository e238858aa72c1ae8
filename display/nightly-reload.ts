import { clockText } from '../server/web/time.ts';

const CHECK_INTERVAL_MS = 60_000;
/** A page that young has no night behind it; also keeps one night to one reload. */
export const PAGE_AGE_MIN_MS = 2 * 3_600_000;
const RELOAD_HOUR = '03';

/** Whether a page should start afresh now: at three in the branch's morning, with a server there to load it from, and nothing going on. */
export function isReloadDue(serverNow: number, timeZone: string, pageAgeMs: number, isLive: boolean, isIdle: boolean): boolean {
  return isLive && isIdle && pageAgeMs >= PAGE_AGE_MIN_MS && clockText(serverNow, timeZone).startsWith(RELOAD_HOUR);
}

/** Displays run for months; what a browser leaks is freed once a night. `isDue` is asked every minute. */
export function followNight(isDue: () => boolean): void {
  setInterval(() => {
    if (isDue()) location.reload();
  }, CHECK_INTERVAL_MS);
}
