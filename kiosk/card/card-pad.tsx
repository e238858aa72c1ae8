import { Dialog } from '../dialog.tsx';
import type { Kit } from '../kit.ts';

/** ISO/IEC 7812: no card number is longer. */
export const TYPED_MAX_LENGTH = 19;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** In fours, as on the card. */
function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Typing a card number, for a card that no reader reads. */
export function CardPad({ kit }: { readonly kit: Kit }) {
  const { session, texts, guard } = kit;
  const { card } = session;
  const typed = card.typed.value;
  const close = (): void => {
    card.typed.value = '';
    card.padOpen.value = false;
  };
  const add = (digit: string): void => {
    card.typed.value = (typed + digit).slice(0, TYPED_MAX_LENGTH);
  };
  const digitKey = (digit: string) => (
    <button key={digit} type="button" class="pad-key" {...guard.type(() => add(digit))}>
      {digit}
    </button>
  );
  return (
    <Dialog kind="sheet" titleId="card-title" onEscape={close}>
      <h2 id="card-title">{texts.t('cardPadTitle', {})}</h2>
      <output class="pad-typed" aria-live="polite">
        {typed === '' ? '—' : inFours(typed)}
      </output>
      <div class="pad">
        {KEYS.map(digitKey)}
        <button type="button" class="pad-key pad-word" {...guard.type(() => (card.typed.value = typed.slice(0, -1)))}>
          {texts.t('cardDelete', {})}
        </button>
        {digitKey('0')}
        <button
          type="button"
          class="pad-key pad-word pad-done"
          aria-disabled={typed === ''}
          {...guard.tap(() => {
            if (typed !== '') void card.present(typed);
          })}
        >
          {texts.t('cardDone', {})}
        </button>
      </div>
      <p class="pad-note">{texts.t('cardInvite', {})}</p>
      <div class="actions">
        <button type="button" class="action" {...guard.tap(close)}>
          {texts.t('back', {})}
        </button>
      </div>
    </Dialog>
  );
}
