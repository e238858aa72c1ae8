import { useState } from 'preact/hooks';
import type { IdentificationChoice } from '../../parts/standing-codes.ts';
import { ArmStep, WalkInServiceStep } from './arm-step.tsx';
import { CustomerMenu } from './customer-menu.tsx';
import { CUSTOMER_AT, type CustomerProps, type Subject } from './customer-props.ts';
import type { TellerCounter } from '../counter.ts';
import { onStar, PagedChoices, Sides } from './paged-choices.tsx';
import { dispatch } from '../station.ts';
import { type Row, TicketList } from '../ticket-list.tsx';

type Step =
  | { readonly kind: 'who' }
  | { readonly kind: 'what'; readonly subject: Subject }
  | { readonly kind: 'cue'; readonly subject: Subject; readonly as: IdentificationChoice }
  | { readonly kind: 'need'; readonly subject: Subject }
  | { readonly kind: 'arm'; readonly subject: Subject }
  | { readonly kind: 'walk-in-service' }
  | { readonly kind: 'walk-in'; readonly serviceId: string };

/** What a teller knows of a customer: two or three keys from the press to the record, and never a word that tells a class. */
export function CustomerPanel(props: CustomerProps) {
  const { station, counter } = props;
  const { texts } = station;
  const [step, setStep] = useState<Step>(() => {
    const subject = inHand(counter);
    return subject === null ? { kind: 'who' } : { kind: 'what', subject };
  });
  switch (step.kind) {
    case 'who':
      return (
        <TicketList
          {...props}
          title={texts.t('customerWhoTitle', {})}
          hint={texts.t('customerWhoHint', {})}
          at={CUSTOMER_AT}
          onPick={(row) => setStep({ kind: 'what', subject: subjectOf(row) })}
          other={{ label: texts.t('customerNoTicket', {}), onPick: () => setStep(walkIn(counter)) }}
        />
      );
    case 'what':
      return (
        <CustomerMenu
          {...props}
          subject={step.subject}
          onIdentify={(as) => setStep({ kind: 'cue', subject: step.subject, as })}
          onNeed={() => setStep({ kind: 'need', subject: step.subject })}
          onArm={() => setStep({ kind: 'arm', subject: step.subject })}
          onOther={() => setStep({ kind: 'who' })}
        />
      );
    case 'cue':
      return <CueStep {...props} subject={step.subject} as={step.as} />;
    case 'need':
      return <NeedStep {...props} subject={step.subject} />;
    case 'arm': {
      const { ticketId, number, waiting, cueId } = step.subject;
      return (
        <ArmStep
          {...props}
          customer={{ kind: 'ticket', ticketId }}
          number={number}
          given={cueId}
          guest={{ n: waiting?.n ?? null, since: waiting?.since ?? null }}
        />
      );
    }
    case 'walk-in-service':
      return <WalkInServiceStep {...props} onPick={(serviceId) => setStep({ kind: 'walk-in', serviceId })} />;
    case 'walk-in': {
      const { serviceId } = step;
      const customer = { kind: 'walk-in', serviceId, language: texts.language.peek() } as const;
      return <ArmStep {...props} customer={customer} number={null} given={null} guest={{ n: null, since: null }} />;
    }
    default:
      return step satisfies never;
  }
}

function inHand({ ticket }: TellerCounter): Subject | null {
  if (ticket === null) return null;
  const { ticketId, number, standing, cueId } = ticket;
  return { ticketId, number, standing, cueId, waiting: null };
}

function subjectOf({ ticketId, number, standing, cueId, n, since }: Row): Subject {
  return { ticketId, number, standing, cueId, waiting: { n, since } };
}

/** A counter of one service need not ask which. */
function walkIn({ queues }: TellerCounter): Step {
  const only = queues.length === 1 ? queues[0] : undefined;
  return only === undefined ? { kind: 'walk-in-service' } : { kind: 'walk-in', serviceId: only.serviceId };
}

/** Why: one of the branch's cues, whose digit also records; a digit keeps its cue while the panel is open. What a card says needs no confirmation. */
function CueStep({ station, view, subject, as }: CustomerProps & { readonly subject: Subject; readonly as: IdentificationChoice }) {
  const { texts } = station;
  const [possible, setPossible] = useState(false);
  const [cues] = useState(view.cues);
  const judged = as.segment !== null;
  const flip = (): void => setPossible(!possible);
  const identification = (cueId: string) => ({
    tier: as.tier === 'none' ? (subject.standing?.tier ?? 'none') : as.tier,
    segment: as.segment ?? subject.standing?.segment ?? null,
    confidence: possible ? ('possible' as const) : ('confirmed' as const),
    cueId,
  });
  return (
    <PagedChoices
      key="cue"
      station={station}
      title={texts.t('cueTitle', { number: subject.number, code: possible ? `${as.code}?` : as.code })}
      hint={texts.t(judged ? 'cueHint' : 'cueHintCard', {})}
      at={CUSTOMER_AT}
      choices={cues}
      given={subject.cueId}
      disabled={false}
      onPick={(cueId) =>
        dispatch(
          station,
          CUSTOMER_AT,
          { type: 'identify-ticket', ticketId: subject.ticketId, identification: identification(cueId) },
          subject.number,
        )
      }
      otherKeys={onStar(judged ? flip : null)}
    >
      {judged ? (
        <Sides
          label={texts.t('referConfidence', {})}
          sides={[texts.t('confirmed', {}), texts.t('possible', {})]}
          second={possible}
          cap="*"
          onSwitch={flip}
        />
      ) : null}
    </PagedChoices>
  );
}

function NeedStep({ station, view, subject }: CustomerProps & { readonly subject: Subject }) {
  const { ticketId, number } = subject;
  return (
    <PagedChoices
      key="need"
      station={station}
      title={station.texts.t('needTitle', { number })}
      hint={station.texts.t('needHint', {})}
      at={CUSTOMER_AT}
      choices={view.needs}
      given={null}
      disabled={false}
      onPick={(needId) => dispatch(station, CUSTOMER_AT, { type: 'assign-need', ticketId, needId }, number)}
      otherKeys={onStar(null)}
    >
      {null}
    </PagedChoices>
  );
}
