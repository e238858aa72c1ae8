import type { CardState } from './card-slot.ts';
import type { Kit } from '../kit.ts';
import type { KioskKey } from '../texts.ts';

const WORDS: Readonly<Record<CardState, KioskKey>> = {
  idle: 'cardInvite',
  reading: 'cardReading',
  read: 'cardRead',
  unreadable: 'cardUnreadable',
};

/** Where a card may be used: what becomes of it is said first, and afterwards every card hears the same. */
export function CardStrip({ kit }: { readonly kit: Kit }) {
  const { session, texts, guard } = kit;
  const view = session.connection.view.value;
  if (view?.takesCards !== true || view.state !== 'open' || session.offline.value) return null;
  const state = session.card.state.value;
  return (
    <div class="card-strip" data-card={state}>
      <p role="status">{texts.t(WORDS[state], {})}</p>
      {state === 'idle' || state === 'unreadable' ? (
        <button type="button" class="card-type" {...guard.tap(() => (session.card.padOpen.value = true))}>
          {texts.t('cardType', {})}
        </button>
      ) : null}
    </div>
  );
}
