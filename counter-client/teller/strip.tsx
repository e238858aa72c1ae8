import { effect } from '@preact/signals';
import { render } from 'preact';
import { stopwatchText } from '../../server/web/time.ts';
import { labelOf, leadingAction } from './offer.ts';
import { ReferralShort } from './referral/short.tsx';
import { currentOffer, press } from './station.ts';
import type { Station } from './station.ts';
import { STATE_WORDS } from './state-words.ts';
import { capFor, words } from './words.ts';

/* Document Picture-in-Picture: Chromium only, and not yet in TypeScript's DOM types. */
interface DocumentPictureInPicture {
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

const STRIP_WIDTH_PX = 380;
const STRIP_HEIGHT_PX = 220;

function pictureInPicture(): DocumentPictureInPicture | null {
  return (window as unknown as { readonly documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture ?? null;
}

export function canFloat(): boolean {
  return pictureInPicture() !== null;
}

/** Opens the small always-on-top window, or closes it. It needs a click to open, which the menu is. */
export async function toggleStrip(station: Station): Promise<void> {
  const open = station.strip.peek();
  if (open !== null) {
    open.close();
    return;
  }
  const strip = await pictureInPicture()?.requestWindow({ width: STRIP_WIDTH_PX, height: STRIP_HEIGHT_PX });
  if (strip === undefined) return;
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) strip.document.head.append(sheet.cloneNode(true));
  strip.document.documentElement.dataset['theme'] = 'light';
  render(<Strip station={station} />, strip.document.body);
  const stopKeys = forwardKeys(strip);
  const stopNaming = effect(() => {
    strip.document.documentElement.lang = station.texts.language.value;
    strip.document.title = station.texts.t('stripWindowTitle', {});
  });
  station.strip.value = strip;
  strip.addEventListener(
    'pagehide',
    () => {
      stopKeys();
      stopNaming();
      render(null, strip.document.body);
      station.strip.value = null;
    },
    { once: true },
  );
}

/** Keys pressed in the strip are this window's: one set of guards and locks for both. */
function forwardKeys(strip: Window): () => void {
  const forward = (event: KeyboardEvent): void => {
    const { code, key, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing, keyCode } = event;
    const copy = new KeyboardEvent('keydown', {
      code,
      key,
      altKey,
      ctrlKey,
      metaKey,
      shiftKey,
      repeat,
      isComposing,
      keyCode,
      cancelable: true,
    });
    if (!window.dispatchEvent(copy)) event.preventDefault();
  };
  strip.addEventListener('keydown', forward);
  return () => strip.removeEventListener('keydown', forward);
}

/** Number, state and the next key: all that is needed next to the core-banking window. */
function Strip({ station }: { readonly station: Station }) {
  const { texts, moment } = station;
  const counter = station.connection.view.value?.counter ?? null;
  if (counter === null) return <p class="strip">{texts.t('signOnTitle', {})}</p>;
  const action = leadingAction(counter) as 'next' | 'confirm' | 'pause';
  const offer = currentOffer(station, action);
  const since = counter.ticket === null ? null : (counter.ticket.startedAt ?? counter.ticket.calledAt);
  return (
    <main class="strip">
      <p class="strip-state">
        <span class={`chip state-${counter.state}`}>{texts.t(STATE_WORDS[counter.state], {})}</span>
        <ReferralShort station={station} />
        {since === null ? null : <span>{stopwatchText(moment.now.value - since)}</span>}
      </p>
      <p class="number">
        {counter.ticket?.number ?? texts.t(counter.waitingTotal === 0 ? 'nobodyWaiting' : 'idleWaiting', { count: counter.waitingTotal })}
      </p>
      <button
        type="button"
        class={`key ${offer.kind === 'none' ? '' : 'key-filled'}`}
        aria-disabled={offer.kind === 'none'}
        onClick={() => press(station, action)}
      >
        <span class="key-label">{offer.kind === 'none' ? words(texts, offer.why) : texts.t(labelOf(counter, action), {})}</span>
        <kbd aria-hidden="true">{capFor(station, action)}</kbd>
      </button>
    </main>
  );
}
