import { useSignal } from '@preact/signals';
import type { ManagerCommand } from '../../../server/contract/manager.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button, Chip, Refusal } from '../button.tsx';
import { dispatch, type ManagerDesk } from '../manager-desk.ts';
import type { ManagerTextKey } from '../texts-zh.ts';

type Triage = Extract<ManagerCommand, { type: 'triage-guest' }>;

export const SEGMENT_WORDS = {
  'existing-premium': 'premium',
  potential: 'potential',
  target: 'target',
  ordinary: 'ordinary',
} as const satisfies Record<Triage['segment'], ManagerTextKey>;

const SEGMENTS = ['existing-premium', 'potential', 'target', 'ordinary'] as const satisfies readonly Triage['segment'][];
const TOUCHSTONES: readonly (readonly [NonNullable<Triage['touchstone']>, ManagerTextKey])[] = [
  ['interested', 'touchInterested'],
  ['threshold-too-high', 'touchTooHigh'],
];

/**
 * What the guest turned out to be (S87), and what was said to the account as a touchstone (S89). "Ordinary" of somebody
 * who sits here sends him back to his own place, and is therefore asked once more.
 */
export function Judgement({
  desk,
  managerId,
  referral,
  isHere,
}: {
  readonly desk: ManagerDesk;
  readonly managerId: string;
  readonly referral: ReferralRow;
  /** False: the guest has gone, and this is for the records alone. */
  readonly isHere: boolean;
}) {
  const { texts } = desk;
  const { referralId, triage, number } = referral;
  const touchstone = useSignal<Triage['touchstone']>(null);
  const isSendingBack = useSignal(false);
  const at = `judge ${referralId}`;
  const say = (segment: Triage['segment']): void => {
    isSendingBack.value = isHere && segment === 'ordinary';
    if (!isSendingBack.value) dispatch(desk, at, { type: 'triage-guest', managerId, referralId, segment, touchstone: touchstone.value });
  };
  const chosen = isSendingBack.value ? 'ordinary' : triage;
  return (
    <div class="judgement">
      <span class="hint">{texts.t('judgeTitle', {})}</span>
      <div class="chips">
        {SEGMENTS.map((segment) => (
          <Chip key={segment} desk={desk} at={`${at} ${segment}`} chosen={chosen === segment} disabled={false} onPick={() => say(segment)}>
            {texts.t(SEGMENT_WORDS[segment], {})}
          </Chip>
        ))}
      </div>
      {isSendingBack.value ? (
        <div class="send-back">
          <p>{number === null ? texts.t('ordinaryNoNumber', {}) : texts.t('ordinaryHint', { number })}</p>
          <Button
            desk={desk}
            at={at}
            look="filled"
            disabled={false}
            onPress={() =>
              dispatch(desk, at, { type: 'triage-guest', managerId, referralId, segment: 'ordinary', touchstone: touchstone.value })
            }
          >
            {texts.t(number === null ? 'ordinaryDoNoNumber' : 'ordinaryDo', {})}
          </Button>
        </div>
      ) : null}
      <span class="hint">{texts.t('touchTitle', {})}</span>
      <div class="chips">
        {TOUCHSTONES.map(([code, words]) => (
          <Chip
            key={code}
            desk={desk}
            at={`touch ${referralId} ${code}`}
            chosen={touchstone.value === code}
            disabled={false}
            onPick={() => {
              touchstone.value = touchstone.value === code ? null : code;
              if (triage !== null && !isSendingBack.value) say(triage);
            }}
          >
            {texts.t(words, {})}
          </Chip>
        ))}
      </div>
      <Refusal desk={desk} at={at} />
    </div>
  );
}
