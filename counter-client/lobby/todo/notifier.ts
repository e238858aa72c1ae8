/* The worker behind notifications of the lobby's page: a touch on one brings the page to the front. It caches nothing and fetches nothing. */

interface PageClient {
  focus(): Promise<unknown>;
}

interface TouchedEvent extends Event {
  readonly notification: { close(): void };
  waitUntil(done: Promise<unknown>): void;
}

interface NotifierScope {
  readonly clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly PageClient[]> };
  addEventListener(type: 'notificationclick', act: (event: TouchedEvent) => void): void;
}

const scope = globalThis as unknown as NotifierScope;

scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const focused = scope.clients
    .matchAll({ type: 'window', includeUncontrolled: true })
    .then(([page]) => (page === undefined ? undefined : page.focus()));
  event.waitUntil(focused);
});
