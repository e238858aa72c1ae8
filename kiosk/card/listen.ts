import type { CardSlot } from './card-slot.ts';
import { Wedge } from './wedge.ts';

/** Keys that press a button. A reader ends its swipe with one, wherever the focus was left. */
const PRESSES: ReadonlySet<string> = new Set(['Enter', ' ']);

/**
 * Whether what has the focus may be pressed by a key: only where that takes no number. Fingers, and assistive technology, which
 * clicks without a key, press everything.
 */
function hearsKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-hears-keys]')?.getAttribute('data-hears-keys') === 'true';
}

/** Some readers end a line by the control characters themselves. */
function keyOf(event: KeyboardEvent): string {
  return event.ctrlKey && /^[jm]$/i.test(event.key) ? 'Enter' : event.key;
}

/** Listens to a reader that types, in place of whatever has the focus, and keeps its keys from pressing anything. */
export function listenToReader(card: CardSlot): void {
  const wedge = new Wedge({
    onNumber: (digits) => void card.present(digits),
    onUnreadable: () => card.unreadable(),
    later: (act, afterMs) => {
      const timer = setTimeout(act, afterMs);
      return () => clearTimeout(timer);
    },
  });
  const holdBack = (event: KeyboardEvent): void => {
    if (PRESSES.has(event.key) && !hearsKeys(event.target)) event.preventDefault();
  };
  addEventListener(
    'keydown',
    (event) => {
      if (wedge.press(keyOf(event), event.timeStamp)) event.preventDefault();
      else holdBack(event);
    },
    { capture: true },
  );
  addEventListener('keyup', holdBack, { capture: true });
}
