import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, dispatch } from '../../parts/frame/send.ts';
import { OUTCOME_AT } from './outcome-at.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

export type EndWay = 'not-premium' | 'declined' | 'customer-left';

export const END_WAYS: readonly (readonly [EndWay, LobbyTextKey])[] = [
  ['not-premium', 'endNotPremium'],
  ['declined', 'endDeclined'],
  ['customer-left', 'endLeft'],
];

const WORDS: Readonly<Record<EndWay, { readonly outcome: LobbyTextKey; readonly body: LobbyTextKey }>> = {
  'not-premium': { outcome: 'endNotPremium', body: 'endNotPremiumBody' },
  declined: { outcome: 'endDeclined', body: 'endDeclinedBody' },
  'customer-left': { outcome: 'endLeft', body: 'endLeftBody' },
};

/** None of these can be undone, so each first says what it does. */
export function OutcomeEnd({ screen, row, way }: { readonly screen: LobbyScreen; readonly row: ReferralRow; readonly way: EndWay }) {
  const { texts } = screen;
  const { referralId } = row;
  const { outcome, body } = WORDS[way];
  return (
    <div data-way={way}>
      <p class="end-body">
        {[texts.t(body, {}), texts.t(way === 'customer-left' ? leftOf(row) : fateOf(row), { number: row.number ?? '' })].join(' ')}
      </p>
      {way === 'customer-left' || row.phase !== 'closed' ? null : <Renumber screen={screen} row={row} />}
      <Button
        screen={screen}
        at={`conclude ${way}`}
        look="filled"
        name={null}
        disabled={false}
        onPress={() => dispatch(screen, OUTCOME_AT, { type: 'conclude-referral', referralId, outcome: way })}
      >
        {texts.t('endConfirm', { outcome: texts.t(outcome, {}) })}
      </Button>
    </div>
  );
}

/** What becomes of the number: only one that was taken out of the line returns to it. */
function fateOf({ phase }: ReferralRow): LobbyTextKey {
  switch (phase) {
    case null:
      return 'fateNone';
    case 'closed':
      return 'fateClosed';
    case 'called':
    case 'serving':
      return 'fateAtCounter';
    case 'parked':
    case 'missed':
      return 'fateAside';
    case 'waiting':
    case 'escorted':
      return 'fatePlace';
    default:
      return phase satisfies never;
  }
}

/** A number in a counter's hand is its teller's to end, and a missed one lapses. */
function leftOf({ phase }: ReferralRow): LobbyTextKey {
  if (phase === 'called' || phase === 'serving') return 'leftAtCounter';
  if (phase === 'missed') return 'leftMissed';
  if (phase === 'closed') return 'fateClosed';
  return phase === null ? 'fateNone' : 'leftClosed';
}

/** A number that was closed can be given again, at the guest's own arrival (GUIDE-6). */
function Renumber({ screen, row: { referralId, newNumber } }: { readonly screen: LobbyScreen; readonly row: ReferralRow }) {
  const { texts, connection } = screen;
  if (newNumber !== null) return <p class="what-to-do">{texts.t('renumbered', { number: newNumber })}</p>;
  const at = `renumber ${referralId}`;
  return (
    <div class="chips">
      <span class="hint">{texts.t('renumberFor', {})}</span>
      {(connection.view.value?.queues ?? []).map(({ serviceId, name }) => (
        <Button
          key={serviceId}
          screen={screen}
          at={`${at} ${serviceId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => ask(screen, at, { type: 'renumber-guest', referralId, serviceId }, () => undefined)}
        >
          {texts.pick(name)}
        </Button>
      ))}
      <Refusal screen={screen} at={at} />
    </div>
  );
}
