import { useState } from 'preact/hooks';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { useSeen } from '../../parts/frame/use-seen.ts';
import { salutationText } from '../../parts/salutation.ts';
import type { PageProps } from '../page-props.ts';
import type { SupervisorTextKey } from '../texts-zh.ts';
import { isUnanswered } from './urgent.ts';

const ENDS = [
  ['declined', 'urgentDeclined'],
  ['not-premium', 'urgentNotPremium'],
  ['customer-left', 'urgentLeft'],
] as const satisfies readonly (readonly [string, SupervisorTextKey])[];

type Props = PageProps & { readonly row: ReferralRow };

/** A guest whom nobody in the lobby went to meet, or whom the supervisor meets: he goes, or sends somebody (S57). */
export function UrgentGuest({ screen, view, row }: Props) {
  const { texts, moment } = screen;
  const { referralId, state, source } = row;
  const open = isUnanswered(row);
  const card = useSeen<HTMLLIElement>(state === 'raised' ? referralId : null, () => {
    void screen.connection.request({ type: 'see-referral', referralId });
  });
  const at = `guest ${referralId}`;
  return (
    <li ref={card} data-urgent={`referral ${referralId}`} data-open={open} data-state={state}>
      <div class="run-what">
        <b>{source.counterLabel === null ? texts.t('urgentAtLobby', {}) : texts.t('urgentAt', { label: source.counterLabel })}</b>
        <span class="hint">
          {texts.t('urgentFacts', {
            who: salutationText(row.salutation, texts.language.value) ?? texts.t('urgentSomebody', {}),
            reason: texts.pick(row.cue),
            name: source.staffName,
            time: durationWords(texts, moment.now.value - row.raisedAt),
          })}
        </span>
      </div>
      <span class={`chip ${open ? 'chip-warn' : 'chip-ok'}`}>{texts.t(standWords(row), {})}</span>
      <div class="run-keys">
        <NextStep screen={screen} view={view} row={row} at={at} />
      </div>
      {state === 'attended' ? null : <Colleagues screen={screen} view={view} row={row} />}
      <Refusal screen={screen} at={at} />
    </li>
  );
}

function standWords(row: ReferralRow): SupervisorTextKey {
  if (!isUnanswered(row)) return row.state === 'attended' ? 'urgentWith' : 'urgentGoing';
  return row.escalation === 'nobody-on-duty' ? 'urgentNobody' : 'urgentUnanswered';
}

function NextStep({ screen, view, row, at }: Props & { readonly at: string }) {
  const { texts } = screen;
  const { referralId, state } = row;
  if (isUnanswered(row)) {
    return (
      <CommandButton screen={screen} at={at} look="filled" command={{ type: 'acknowledge-referral', referralId }}>
        {texts.t('urgentGo', {})}
      </CommandButton>
    );
  }
  if (state === 'acknowledged') {
    return (
      <CommandButton screen={screen} at={at} look="filled" command={{ type: 'attend-referral', referralId }}>
        {texts.t('urgentArrive', {})}
      </CommandButton>
    );
  }
  return (
    <>
      {view.managers
        .filter((manager) => manager.state === 'free')
        .map(({ managerId, staffName: name }) => (
          <CommandButton key={managerId} screen={screen} at={at} look="filled" command={{ type: 'introduce-guest', referralId, managerId }}>
            {texts.t('urgentIntroduce', { name })}
          </CommandButton>
        ))}
      {ENDS.map(([outcome, words]) => (
        <CommandButton key={outcome} screen={screen} at={at} look="plain" command={{ type: 'conclude-referral', referralId, outcome }}>
          {texts.t(words, {})}
        </CommandButton>
      ))}
    </>
  );
}

/** Only who is on duty and hears his tablet can be sent: everybody else would not learn of it. */
function Colleagues({ screen, view, row }: Props) {
  const { texts } = screen;
  const [isOpen, setOpen] = useState(false);
  const { referralId } = row;
  const able = (view.duty?.people ?? []).filter(({ state, tablet }) => state === 'on' && tablet !== 'silent');
  if (able.length === 0) return <span class="hint">{texts.t('urgentNoneToSend', {})}</span>;
  return (
    <>
      <Button screen={screen} at={`sending ${referralId}`} look="plain" name={null} disabled={false} onPress={() => setOpen(!isOpen)}>
        {texts.t('urgentSend', {})}
      </Button>
      {isOpen ? (
        <div class="run-keys run-open">
          <span>{texts.t('urgentSendWho', {})}</span>
          {able.map(({ staffId: toStaffId, staffName }) => (
            <CommandButton
              key={toStaffId}
              screen={screen}
              at={`guest ${referralId}`}
              look="filled"
              command={{ type: 'pass-referral', referralId, toStaffId }}
            >
              {staffName}
            </CommandButton>
          ))}
        </div>
      ) : null}
    </>
  );
}
