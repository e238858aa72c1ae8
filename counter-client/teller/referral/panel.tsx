import { useEffect, useState } from 'preact/hooks';
import type { Salutation } from '../../../server/contract/command/person.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import { salutationText } from '../../parts/salutation.ts';
import type { TellerCounter } from '../counter.ts';
import { say } from '../saying.ts';
import { PagedChoices } from '../panel/paged-choices.tsx';
import { ReferralCard } from './card.tsx';
import { GuestPanel } from './guest-panel.tsx';
import { ReferralName } from './name.tsx';
import { openReferralOf } from './state.ts';
import { INITIALS, letterOf } from './surnames.ts';
import { nextTarget, targetsOf } from './targets.ts';
import type { TargetChoice } from './targets.ts';
import type { Station } from '../station.ts';
import { closePanel, dispatch } from '../station.ts';
import { words } from '../words.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

/** Name of the panel's sender: its refusals show in it. */
const REFER_AT = 'refer';

type Step = { readonly kind: 'cue' } | { readonly kind: 'card' } | { readonly kind: 'name'; readonly initial: string | null };

/** The customer the panel was opened for. Calling continues meanwhile, and must not put the next customer in that place. */
function useGuest({ station, view, counter }: Props) {
  const { referable } = view;
  const [guest] = useState(referable);
  /* As it was when the panel opened: a digit that bounces on the key which sent must not cancel what it has sent. */
  const [wasReferred] = useState(referable !== null && openReferralOf(view, referable.ticketId) !== null);
  const referred = wasReferred && guest !== null ? openReferralOf(view, guest.ticketId) : null;
  const isHere = guest !== null && referable !== null && referable.ticketId === guest.ticketId && wasReferred === (referred !== null);
  useEffect(() => {
    if (isHere) return;
    closePanel(station);
    if (!wasReferred) station.notice.value = say('referGone', { number: guest?.number ?? '' });
  }, [station, guest, isHere, wasReferred]);
  const inHand = counter.ticket !== null && counter.ticket.ticketId === guest?.ticketId ? counter.ticket : null;
  return { guest: isHere ? guest : null, referred, known: inHand?.salutation ?? null };
}

/** The raised hand: the key that opens this, then the digit of the cue, which also sends (S52: two keys, and never in the way of calling). */
export function ReferralPanel(props: Props) {
  const { station, view } = props;
  const { guest, referred, known } = useGuest(props);
  const [salutation, setSalutation] = useState<Salutation | null>(known);
  const [step, setStep] = useState<Step>({ kind: 'cue' });
  const [cues] = useState(view.cues);
  const [chosen, setChosen] = useState(0);
  const [possible, setPossible] = useState(false);
  if (guest === null) return null;
  if (referred !== null) return <GuestPanel station={station} view={view} referral={referred} />;
  if (step.kind === 'name') {
    return (
      <ReferralName
        station={station}
        title={station.texts.t('nameTitleOf', { number: guest.number })}
        at={REFER_AT}
        initial={step.initial}
        onNamed={(name) => {
          setSalutation(name);
          setStep({ kind: 'cue' });
        }}
        onBack={() => setStep({ kind: 'cue' })}
      />
    );
  }
  if (step.kind === 'card') {
    const card = { ticketId: guest.ticketId, number: guest.number, referralId: null, cues, known: salutation, given: guest.cueId };
    return <ReferralCard station={station} view={view} guest={card} onBack={() => setStep({ kind: 'cue' })} />;
  }
  return (
    <CueStep
      {...props}
      guest={guest}
      cues={cues}
      draft={{ salutation, chosen, possible }}
      onTarget={setChosen}
      onPossible={setPossible}
      onName={(initial) => setStep({ kind: 'name', initial })}
      onCard={() => setStep({ kind: 'card' })}
    />
  );
}

interface Draft {
  readonly salutation: Salutation | null;
  /** Index in `targetsOf`. */
  readonly chosen: number;
  readonly possible: boolean;
}

interface CueProps extends Props {
  readonly guest: NonNullable<TellerView['referable']>;
  /** As they stood when the panel opened: a digit keeps its cue. */
  readonly cues: TellerView['cues'];
  readonly draft: Draft;
  readonly onTarget: (index: number) => void;
  readonly onPossible: (possible: boolean) => void;
  readonly onName: (initial: string | null) => void;
  readonly onCard: () => void;
}

function CueStep(props: CueProps) {
  const { station, view, counter, guest, draft, onTarget, onPossible, onName, onCard } = props;
  const { texts } = station;
  const targets = targetsOf(view);
  const target = targets[draft.chosen] ?? targets[0];
  const flip = (): void => onPossible(!draft.possible);
  const send = (cueId: string): void => {
    if (target === undefined) return;
    const confidence = draft.possible ? 'possible' : 'confirmed';
    const { salutation } = draft;
    const about = { counterId: counter.id, ticketId: guest.ticketId, cueId, confidence, salutation } as const;
    dispatch(station, REFER_AT, { type: 'raise-referral', ...about, target: target.target }, guest.number);
  };
  return (
    <PagedChoices
      key="refer-cue"
      station={station}
      title={texts.t('referTitle', { number: guest.number })}
      hint={(view.isBrief ? [texts.t('referBrief', {})] : []).concat(texts.t('referHint', {})).join(' ')}
      at={REFER_AT}
      choices={props.cues}
      given={guest.cueId}
      disabled={false}
      onPick={send}
      otherKeys={(code) => {
        const letter = letterOf(code);
        if (letter !== null && INITIALS.includes(letter)) onName(letter);
        else if (code === 'NumpadMultiply') flip();
        else if (code === 'NumpadSubtract') onCard();
        else if (code === 'NumpadDivide') onTarget(nextTarget(targets, draft.chosen));
        else return false;
        return true;
      }}
    >
      <div class="refer-draft">
        <Targets station={station} targets={targets} chosen={draft.chosen} onTarget={onTarget} />
        <button
          type="button"
          class={`side ${draft.possible ? 'side-current' : ''}`}
          aria-pressed={draft.possible}
          data-possible
          onClick={flip}
        >
          {texts.t('referUnsure', {})}
          <kbd aria-hidden="true">*</kbd>
        </button>
        <button type="button" class="side" data-way="card" onClick={onCard}>
          {texts.t('wayCardShort', {})}
          <kbd aria-hidden="true">-</kbd>
        </button>
        <NameButton station={station} salutation={draft.salutation} onName={() => onName(null)} />
      </div>
      <Warning station={station} view={view} />
    </PagedChoices>
  );
}

interface TargetsProps {
  readonly station: Station;
  readonly targets: readonly TargetChoice[];
  readonly chosen: number;
  readonly onTarget: (index: number) => void;
}

function Targets({ station, targets, chosen, onTarget }: TargetsProps) {
  const { texts } = station;
  const next = nextTarget(targets, chosen);
  return (
    <div class="sides" role="group" aria-label={texts.t('referTarget', {})}>
      {targets.map((choice, index) =>
        choice.name !== null && targets[chosen]?.target.kind !== 'manager' ? null : (
          <button
            key={choice.name ?? choice.target.kind}
            type="button"
            class={`side ${index === chosen ? 'side-current' : ''}`}
            data-target={choice.target.kind}
            aria-pressed={index === chosen}
            aria-disabled={choice.isAbsent}
            title={choice.isAbsent ? texts.t('targetAbsent', {}) : undefined}
            onClick={() => {
              if (!choice.isAbsent) onTarget(index);
            }}
          >
            <span class="key-words">
              <span class="key-label">{choice.name ?? words(texts, choice.words)}</span>
              {choice.isAbsent ? <small>{texts.t('targetAbsent', {})}</small> : null}
            </span>
            {index === next && index !== chosen ? <kbd aria-hidden="true">/</kbd> : null}
          </button>
        ),
      )}
    </div>
  );
}

function NameButton({
  station,
  salutation,
  onName,
}: {
  readonly station: Station;
  readonly salutation: Salutation | null;
  readonly onName: () => void;
}) {
  const { texts } = station;
  const name = salutationText(salutation, texts.language.value);
  return (
    <button type="button" class="side" data-name onClick={onName}>
      {name === null ? texts.t('referName', {}) : texts.t('referNameSome', { name })}
      <kbd aria-hidden="true">A–Z</kbd>
    </button>
  );
}

/** What the teller should know before the digit: nobody hears it. */
function Warning({ station, view }: { readonly station: Station; readonly view: TellerView }) {
  if (view.lobbyReach === 'ok') return null;
  return (
    <p class="raise-hand" role="status" data-reach={view.lobbyReach}>
      {station.texts.t(view.lobbyReach === 'silent' ? 'referReachSilent' : 'referReachNobody', {})}
    </p>
  );
}
