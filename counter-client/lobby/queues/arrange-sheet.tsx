import { useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { Salutation } from '../../../server/contract/command/person.ts';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { codesOf } from '../../parts/standing-codes.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { CounterChoice } from './counter-choice.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { LobbyGuest } from '../lobby-sheet.ts';
import { type RankedCounter, rankedCounters } from './ranked-counters.ts';
import { isVeiled } from '../veil.ts';
import type { PageProps } from '../page-props.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';

interface Props extends PageProps {
  readonly guest: LobbyGuest;
}

/** Why: a cue, or a need; null: nothing is chosen yet. */
type Reason = { readonly kind: 'cue' | 'need'; readonly id: string } | null;

const AT = 'arrange';

/** Asks one counter to receive one customer next. The effect on the others is shown on each counter before the tap. */
export function ArrangeSheet({ screen, view, guest }: Props) {
  const { texts } = screen;
  const [known] = useState<Reason>(() => knownReason(view, guest));
  const [reason, setReason] = useState<Reason>(known);
  const [draft, setDraft] = useState<SalutationDraft>({ surname: '', title: 'ms' });
  const serviceId = guest.kind === 'ticket' ? guest.row.serviceId : guest.serviceId;
  const who =
    guest.kind === 'ticket'
      ? [guest.row.number, ...(isVeiled(screen.veil, guest.row.ticketId) ? [] : codesOf(guest.row.standing))].join(' · ')
      : texts.t('arrangeWalkIn', { service: texts.pick(guest.serviceName) });
  return (
    <SheetFrame screen={screen} title={texts.t('arrangeTitle', { who })}>
      <details class="legend" open={known === null}>
        <summary>
          {reason === null ? texts.t('arrangeReason', {}) : texts.t('arrangeBecause', { reason: reasonWords(screen, view, reason) })}
        </summary>
        <ReasonChoices screen={screen} view={view} reason={reason} onPick={setReason} />
      </details>
      <SalutationField screen={screen} isOptional={false} draft={draft} onChange={setDraft} />
      <h3 class="group">{texts.t('arrangeWhere', {})}</h3>
      <p class="hint">{texts.t(reason === null ? 'arrangeChooseReason' : 'arrangeWhereHint', {})}</p>
      <Refusal screen={screen} at={AT} />
      <ul class="arrange">
        {rankedCounters(view.counters, serviceId).map((ranked) => (
          <ArrangeAt
            key={ranked.counter.id}
            screen={screen}
            view={view}
            guest={guest}
            ranked={ranked}
            reason={reason}
            salutation={salutationOf(draft)}
          />
        ))}
      </ul>
      <SheetActions screen={screen} back={texts.t('back', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}

/** What is already recorded about the customer serves as the reason, so two taps are enough. */
function knownReason(view: LobbyView, guest: LobbyGuest): Reason {
  if (guest.kind === 'walk-in') return null;
  const { standing, cueId, class: ticketClass } = guest.row;
  const needId = standing?.needId ?? null;
  if (needId !== null && ticketClass === 'need') return { kind: 'need', id: needId };
  return cueId !== null && view.cues.some(({ id }) => id === cueId) ? { kind: 'cue', id: cueId } : null;
}

function reasonWords({ texts }: LobbyScreen, view: LobbyView, { kind, id }: NonNullable<Reason>): string {
  const chosen = (kind === 'cue' ? view.cues : view.needs).find((choice) => choice.id === id);
  return chosen === undefined ? '' : texts.pick(chosen.text);
}

function ReasonChoices({
  screen,
  view,
  reason,
  onPick,
}: Omit<Props, 'guest'> & { readonly reason: Reason; readonly onPick: (reason: Reason) => void }) {
  const { texts } = screen;
  const group = (kind: 'cue' | 'need', choices: LobbyView['cues']) => (
    <div class="choices choices-small" role="group" aria-label={texts.t(kind === 'cue' ? 'arrangeReason' : 'arrangeNeed', {})}>
      {choices.map(({ id, text }) => (
        <Choice
          key={id}
          screen={screen}
          at={`${kind} ${id}`}
          chosen={reason?.kind === kind && reason.id === id}
          disabled={false}
          onPick={() => onPick({ kind, id })}
        >
          {texts.pick(text)}
        </Choice>
      ))}
    </div>
  );
  return (
    <>
      {group('cue', view.cues)}
      <p class="hint">{texts.t('arrangeNeed', {})}</p>
      {group('need', view.needs)}
    </>
  );
}

interface CounterProps extends Props {
  readonly ranked: RankedCounter;
  readonly reason: Reason;
  readonly salutation: Salutation | null;
}

function ArrangeAt({ screen, view, guest, ranked, reason, salutation }: CounterProps) {
  const { texts } = screen;
  const counterId = ranked.counter.id;
  const whose = guest.kind === 'ticket' ? { n: guest.row.n, since: guest.row.since } : { n: null, since: null };
  const arm = (): void => {
    if (reason === null) return;
    const customer =
      guest.kind === 'ticket'
        ? ({ kind: 'ticket', ticketId: guest.row.ticketId } as const)
        : ({ kind: 'walk-in', serviceId: guest.serviceId, language: texts.language.peek() } as const);
    const [cueId, needId] = reason.kind === 'cue' ? [reason.id, null] : [null, reason.id];
    dispatch(screen, AT, { type: 'arm-direct-service', counterId, customer, cueId, needId, salutation });
  };
  return (
    <CounterChoice
      screen={screen}
      view={view}
      ranked={ranked}
      guest={whose}
      needed={reason?.kind === 'need'}
      waits={reason === null}
      at={`${AT} ${counterId}`}
      onPress={arm}
    />
  );
}
