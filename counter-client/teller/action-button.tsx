import type { ComponentChildren } from 'preact';
import { Refusal } from '../parts/frame/refusal.tsx';
import { capFor, labelWords, words } from './words.ts';
import type { KeyAction } from './keys/key-table.ts';
import { leadingAction, startsDirect } from './offer.ts';
import type { Offer, TellerAction } from './offer.ts';
import type { TellerCounter } from './counter.ts';
import { currentOffer, press } from './station.ts';
import type { Station } from './station.ts';
import type { TellerTextKey } from './texts-zh.ts';

const BUSY_WORDS: Readonly<Partial<Record<TellerAction, TellerTextKey>>> = {
  next: 'busyNext',
  recall: 'busyRecall',
  'no-show': 'busyNoShow',
  confirm: 'busyConfirm',
};

/** Which open panel belongs to which button. */
const PANEL_OF: Readonly<Partial<Record<TellerAction, string>>> = {
  next: 'arrived',
  transfer: 'transfer',
  park: 'park',
  pause: 'pause',
  pick: 'pick',
  customer: 'customer',
  refer: 'refer',
};

interface Props {
  readonly station: Station;
  readonly counter: TellerCounter;
  readonly action: KeyAction;
  readonly size: 'primary' | 'secondary';
}

/** One action: its word, what it is doing or why it cannot, its key, and a refusal right below. */
export function ActionButton({ station, counter, action, size }: Props) {
  const offer = currentOffer(station, action);
  const phase = station.sender.phases.value.get(action);
  const cap = capFor(station, action);
  const filled = leadingAction(counter) === action && offer.kind !== 'none';
  const open = PANEL_OF[action] !== undefined && station.panel.value === PANEL_OF[action];
  return (
    <div class={`action action-${size}`}>
      <button
        type="button"
        class={`key ${filled ? 'key-filled' : ''} ${phase === undefined ? '' : 'key-pressed'}`}
        data-action={action}
        data-phase={phase ?? 'still'}
        data-flash={station.flashed.value === action}
        aria-disabled={offer.kind === 'none'}
        aria-expanded={PANEL_OF[action] === undefined ? undefined : open}
        onClick={() => press(station, action)}
      >
        <span class="key-words">
          <span class="key-label">{labelWords(station, counter, action)}</span>
          <SmallLine station={station} counter={counter} action={action} offer={offer} />
        </span>
        {phase === 'sending' || phase === 'overdue' ? <span class="spinner" aria-hidden="true" /> : <Cap cap={cap} />}
      </button>
      <Refusal screen={station} at={action} />
    </div>
  );
}

function SmallLine({ station, counter, action, offer }: Omit<Props, 'size'> & { readonly offer: Offer }) {
  const { texts } = station;
  const phase = station.sender.phases.value.get(action);
  if (phase === 'overdue') return <small>{texts.t('stillSending', {})}</small>;
  if (phase === 'sending') return <small>{texts.t(BUSY_WORDS[action] ?? 'busyOther', {})}</small>;
  if (offer.kind === 'none') return offer.why.key === 'whyHelpPending' ? null : <small>{words(texts, offer.why)}</small>;
  if (action === 'recall' && counter.ticket !== null) return <small>{texts.t('recallLeft', { count: counter.ticket.recallsLeft })}</small>;
  if (action === 'next' && startsDirect(counter)) return <small>{texts.t('directNoCall', {})}</small>;
  if (action === 'next' && counter.state === 'serving' && counter.waitingTotal === 0) return <small>{texts.t('nobodyWaiting', {})}</small>;
  return null;
}

export function Cap({ cap }: { readonly cap: string }): ComponentChildren {
  return cap === '' ? null : <kbd aria-hidden="true">{cap}</kbd>;
}
