import { useSignal } from '@preact/signals';
import type { ManagerCommand } from '../../../server/contract/manager.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import { SendBack } from './send-back.tsx';
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

interface Props {
  readonly screen: ManagerScreen;
  readonly managerId: string;
  readonly referral: ReferralRow;
  /** False: the guest has gone, and this is for the records alone. */
  readonly isHere: boolean;
}

/**
 * The manager's assessment of the guest (S87), and the guest's reaction to the premium account (S89). "Ordinary" of somebody
 * who sits here returns the guest to the queue, so it is confirmed once more.
 */
export function Judgement({ screen, managerId, referral, isHere }: Props) {
  const { texts, moment } = screen;
  const { referralId, triage } = referral;
  const touchstone = useSignal<Triage['touchstone']>(null);
  const isSendingBack = useSignal(false);
  const at = `judge ${referralId}`;
  const send = (segment: Triage['segment']): void =>
    dispatch(screen, at, { type: 'triage-guest', managerId, referralId, segment, touchstone: touchstone.value });
  const say = (segment: Triage['segment']): void => {
    isSendingBack.value = isHere && segment === 'ordinary';
    if (!isSendingBack.value) send(segment);
  };
  const chosen = isSendingBack.value ? 'ordinary' : triage;
  return (
    <div class="judgement">
      <span class="hint">{texts.t('judgeTitle', {})}</span>
      <div class="chips">
        {SEGMENTS.map((segment) => (
          <Choice
            key={segment}
            screen={screen}
            at={`${at} ${segment}`}
            chosen={chosen === segment}
            disabled={moment.offline.value}
            onPick={() => say(segment)}
          >
            {texts.t(SEGMENT_WORDS[segment], {})}
          </Choice>
        ))}
      </div>
      {isSendingBack.value ? <SendBack screen={screen} at={at} referral={referral} onSend={() => send('ordinary')} /> : null}
      <span class="hint">{texts.t('touchTitle', {})}</span>
      <div class="chips">
        {TOUCHSTONES.map(([code, words]) => (
          <Choice
            key={code}
            screen={screen}
            at={`touch ${referralId} ${code}`}
            chosen={touchstone.value === code}
            disabled={moment.offline.value}
            onPick={() => {
              touchstone.value = touchstone.value === code ? null : code;
              if (triage !== null && !isSendingBack.value) say(triage);
            }}
          >
            {texts.t(words, {})}
          </Choice>
        ))}
      </div>
      <Refusal screen={screen} at={at} />
    </div>
  );
}
