import { useState } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { SalutationField, type SalutationDraft, salutationOf as spoken } from '../../parts/frame/salutation-field.tsx';
import { ask } from '../../parts/frame/send.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import type { Meeting } from '../manager-sheet.ts';
import { lookText, refererText } from '../words.ts';
import { Fact, Facts } from './facts.tsx';

interface Props {
  readonly screen: ManagerScreen;
  readonly meeting: Meeting;
}

/** What is known of the guest stays in sight while the two are together (S46): nobody asks a customer twice. */
export function MeetingFacts({ screen, meeting }: Props) {
  const { texts } = screen;
  const { referral, serviceName, cards } = meeting;
  const look = referral === null ? null : lookText(texts, referral);
  return (
    <>
      <Facts>
        {referral === null ? null : (
          <>
            <Fact word={texts.t('reason', {})}>
              {texts.pick(referral.cue)}
              {referral.confidence === 'possible' ? <span class="chip">{texts.t('possible', {})}</span> : null}
            </Fact>
            <Fact word={texts.t('referredBy', {})}>{refererText(texts, referral)}</Fact>
          </>
        )}
        {serviceName === null ? null : <Fact word={texts.t('meetingService', {})}>{texts.pick(serviceName)}</Fact>}
        {look === null ? null : <Fact word={texts.t('seat', {})}>{look}</Fact>}
        {cards.map(({ date, managerName, recorderName, cue }) => (
          <Fact key={date} word={texts.t('meetingCard', {})}>
            {texts.t('meetingCardFacts', { date, manager: managerName, name: recorderName, reason: texts.pick(cue) })}
          </Fact>
        ))}
      </Facts>
      {referral === null || referral.salutation !== null ? null : <NameField screen={screen} referralId={referral.referralId} />}
    </>
  );
}

/** The name is sealed and has its term, as wherever else it is written down. */
function NameField({ screen, referralId }: { readonly screen: ManagerScreen; readonly referralId: string }) {
  const { texts } = screen;
  const [draft, setDraft] = useState<SalutationDraft>({ surname: '', title: 'ms' });
  const salutation = spoken(draft);
  const at = `name ${referralId}`;
  return (
    <div class="guest-name">
      <SalutationField screen={screen} isOptional={false} draft={draft} onChange={setDraft} />
      <Button
        screen={screen}
        at={at}
        look="plain"
        name={null}
        disabled={salutation === null}
        onPress={() => ask(screen, at, { type: 'name-guest', referralId, salutation }, () => undefined)}
      >
        {texts.t('meetingName', {})}
      </Button>
      <Refusal screen={screen} at={at} />
    </div>
  );
}
