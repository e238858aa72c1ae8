/**
 * A tablet that sleeps alerts nobody. The browser gives the screen back to sleep whenever the page is covered, so it is asked for
 * again each time somebody looks. Served without TLS there is no such thing: then the tablet's own settings must keep it awake.
 */
export function stayAwake(): void {
  if (!('wakeLock' in navigator)) return;
  const keep = (): void => {
    if (document.visibilityState !== 'visible') return;
    /* A tablet that saves its last power may refuse. */
    navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', keep);
  keep();
}
