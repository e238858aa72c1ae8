import type { Kit } from '../kit.ts';
import { NumberPad } from '../number-pad.tsx';

/** ISO/IEC 7812: no card number is longer. */
const TYPED_MAX_LENGTH = 19;

/** In fours, as on the card. A digit is hidden as soon as it is typed: the screen stands in the lobby. */
function maskedInFours(digits: string): string {
  return '•'.repeat(digits.length).replace(/(•{4})(?=•)/g, '$1 ');
}

/** Typing a card number, for a card that no reader reads. */
export function CardPad({ kit }: { readonly kit: Kit }) {
  const { session, texts } = kit;
  const { card } = session;
  const typed = card.typed.value;
  const type = (digits: string): void => {
    card.typed.value = digits.slice(0, TYPED_MAX_LENGTH);
  };
  return (
    <NumberPad
      kit={kit}
      titleId="card-title"
      title={texts.t('cardPadTitle', {})}
      shown={typed === '' ? '—' : maskedInFours(typed)}
      heard={texts.t('cardTyped', { count: typed.length })}
      note={{ words: texts.t('cardInvite', {}), isAlert: false }}
      doneWords={texts.t('cardDone', {})}
      isDone={typed !== ''}
      onDigit={(digit) => type(typed + digit)}
      onDelete={() => type(typed.slice(0, -1))}
      onDone={() => void card.present(typed)}
      onClose={() => {
        type('');
        card.padOpen.value = false;
      }}
    />
  );
}
