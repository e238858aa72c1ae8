import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { dispatch } from '../../parts/frame/send.ts';
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
export function OutcomeEnd({
  screen,
  row: { referralId },
  way,
}: {
  readonly screen: LobbyScreen;
  readonly row: ReferralRow;
  readonly way: EndWay;
}) {
  const { texts } = screen;
  const { outcome, body } = WORDS[way];
  return (
    <div data-way={way}>
      <p class="end-body">{texts.t(body, {})}</p>
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
