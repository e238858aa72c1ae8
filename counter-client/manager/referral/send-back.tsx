import type { ReferralRow } from '../../../server/contract/referral.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerTextKey } from '../texts-zh.ts';

interface Props {
  readonly screen: ManagerScreen;
  readonly at: string;
  readonly referral: ReferralRow;
  readonly onSend: () => void;
}

/** Only a number that is out of the line goes back to it. */
const FATES: Readonly<Record<NonNullable<ReferralRow['phase']>, ManagerTextKey>> = {
  escorted: 'ordinaryHint',
  waiting: 'ordinaryInLine',
  called: 'ordinaryAtCounter',
  serving: 'ordinaryAtCounter',
  parked: 'ordinaryParked',
  missed: 'ordinaryMissed',
  closed: 'ordinaryClosed',
};

/** Says what becomes of the number before the guest is sent back to the queue; a closed one can be given again. */
export function SendBack({ screen, at, referral, onSend }: Props) {
  const { texts, connection } = screen;
  const { number, phase, takenAt } = referral;
  const time = clockText(takenAt ?? 0, connection.view.value?.timeZone ?? 'UTC');
  const words: ManagerTextKey = phase === null ? 'ordinaryNoNumber' : FATES[phase];
  const returns = phase !== null && phase !== 'closed';
  return (
    <div class="send-back">
      <p>{texts.t(words, { number: number ?? '', time })}</p>
      {phase === 'closed' ? <NewNumber screen={screen} referral={referral} time={time} /> : null}
      <Button screen={screen} at={at} look="filled" name={null} disabled={false} onPress={onSend}>
        {texts.t(returns ? 'ordinaryDo' : 'ordinaryDoNoNumber', {})}
      </Button>
    </div>
  );
}

function NewNumber({ screen, referral: { referralId, newNumber }, time }: { screen: ManagerScreen; referral: ReferralRow; time: string }) {
  const { texts, connection } = screen;
  if (newNumber !== null) return <p class="what-to-do">{texts.t('renumbered', { number: newNumber, time })}</p>;
  const at = `renumber ${referralId}`;
  return (
    <div class="chips">
      <span class="hint">{texts.t('renumberFor', {})}</span>
      {(connection.view.value?.services ?? []).map(({ id: serviceId, name }) => (
        <CommandButton key={serviceId} screen={screen} at={at} look="plain" command={{ type: 'renumber-guest', referralId, serviceId }}>
          {texts.pick(name)}
        </CommandButton>
      ))}
      <Refusal screen={screen} at={at} />
    </div>
  );
}
