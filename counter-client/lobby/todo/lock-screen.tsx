import { signal } from '@preact/signals';
import type { LobbyScreen } from '../lobby-screen.ts';
import notifierUrl from './notifier.ts?worker&url';

/* Needs a page served over TLS or from this machine; elsewhere the browser has neither notifications nor workers. No push: nothing leaves the branch. */
const can = 'Notification' in window && 'serviceWorker' in navigator && isSecureContext;
const permission = signal<NotificationPermission>(can ? Notification.permission : 'denied');
let registered: Promise<ServiceWorkerRegistration> | null = null;

/** Android shows notifications of a page only through a worker. */
function registration(): Promise<ServiceWorkerRegistration> {
  registered ??= navigator.serviceWorker.register(notifierUrl);
  return registered;
}

/** Says `words` where a locked or covered screen shows it; nothing while somebody looks at the page, or without permission. */
export function showOnLockScreen(key: string, words: string): void {
  if (permission.peek() !== 'granted' || document.visibilityState === 'visible') return;
  registration()
    .then((worker) => worker.showNotification(words, { tag: key, lang: document.documentElement.lang }))
    .catch(() => {
      registered = null;
    });
}

/** Asked for once, by a touch: browsers ask nobody otherwise. */
export function LockScreenSwitch({ screen }: { readonly screen: LobbyScreen }) {
  if (permission.value !== 'default') return null;
  return (
    <button
      type="button"
      class="quiet"
      data-lock-screen
      {...screen.touch.tap(() => {
        void Notification.requestPermission().then((answer) => {
          permission.value = answer;
          return answer === 'granted' ? registration() : null;
        });
      })}
    >
      {screen.texts.t('lockOpen', {})}
    </button>
  );
}
