import { useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { Salutation } from '../../../server/contract/person.ts';
import { codesOf } from '../../parts/standing-codes.ts';
import { Refusal } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { CounterChoice } from './counter-choice.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk, LobbyGuest } from '../hall-desk.ts';
import { type RankedCounter, rankedCounters } from './ranked-counters.ts';
import { SalutationField, salutationOf, type SalutationDraft } from '../../parts/frame/salutation-field.tsx';
import { SheetActions, SheetFrame } from '../sheets.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly guest: LobbyGuest;
}

/** Why: a cue, or a need; null: nothing is chosen yet. */
type Reason = { readonly kind: 'cue' | 'need'; readonly id: string } | null;

const AT = 'arrange';

/** One counter is asked to receive one customer next. What that does to the others is on each counter before it is tapped. */
export function ArrangeSheet({ desk, view, guest }: Props) {
  const { texts } = desk;
  const [known] = useState<Reason>(() => knownReason(view, guest));
  const [reason, setReason] = useState<Reason>(known);
  const [draft, setDraft] = useState<SalutationDraft>({ surname: '', title: 'ms' });
  const serviceId = guest.kind === 'ticket' ? guest.row.serviceId : guest.serviceId;
  const who =
    guest.kind === 'ticket'
      ? [guest.row.number, ...codesOf(guest.row.standing)].join(' · ')
      : texts.t('arrangeWalkIn', { service: texts.pick(guest.serviceName) });
  return (
    <SheetFrame desk={desk} title={texts.t('arrangeTitle', { who })}>
      <details class="legend" open={known === null}>
        <summary>
          {reason === null ? texts.t('arrangeReason', {}) : texts.t('arrangeBecause', { reason: reasonWords(desk, view, reason) })}
        </summary>
        <ReasonChoices desk={desk} view={view} reason={reason} onPick={setReason} />
      </details>
      <SalutationField desk={desk} draft={draft} onChange={setDraft} />
      <h3 class="group">{texts.t('arrangeWhere', {})}</h3>
      <p class="hint">{texts.t(reason === null ? 'arrangeChooseReason' : 'arrangeWhereHint', {})}</p>
      <Refusal desk={desk} at={AT} />
      <ul class="arrange">
        {rankedCounters(view.counters, serviceId).map((ranked) => (
          <ArrangeAt
            key={ranked.counter.id}
            desk={desk}
            view={view}
            guest={guest}
            ranked={ranked}
            reason={reason}
            salutation={salutationOf(draft)}
          />
        ))}
      </ul>
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}

/** What has been recorded of this customer is the reason already: then two taps are enough. */
function knownReason(view: LobbyView, guest: LobbyGuest): Reason {
  if (guest.kind === 'walk-in') return null;
  const { standing, cueId, class: ticketClass } = guest.row;
  const needId = standing?.needId ?? null;
  if (needId !== null && ticketClass === 'need') return { kind: 'need', id: needId };
  return cueId !== null && view.cues.some(({ id }) => id === cueId) ? { kind: 'cue', id: cueId } : null;
}

function reasonWords({ texts }: HallDesk, view: LobbyView, { kind, id }: NonNullable<Reason>): string {
  const chosen = (kind === 'cue' ? view.cues : view.needs).find((choice) => choice.id === id);
  return chosen === undefined ? '' : texts.pick(chosen.text);
}

function ReasonChoices({
  desk,
  view,
  reason,
  onPick,
}: Omit<Props, 'guest'> & { readonly reason: Reason; readonly onPick: (reason: Reason) => void }) {
  const { texts } = desk;
  const group = (kind: 'cue' | 'need', choices: LobbyView['cues']) => (
    <div class="choices choices-small" role="group" aria-label={texts.t(kind === 'cue' ? 'arrangeReason' : 'arrangeNeed', {})}>
      {choices.map(({ id, text }) => (
        <Choice
          key={id}
          desk={desk}
          name={`${kind} ${id}`}
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

function ArrangeAt({ desk, view, guest, ranked, reason, salutation }: CounterProps) {
  const { texts } = desk;
  const counterId = ranked.counter.id;
  const whose = guest.kind === 'ticket' ? { n: guest.row.n, since: guest.row.since } : { n: null, since: null };
  const arm = (): void => {
    if (reason === null) return;
    const customer =
      guest.kind === 'ticket'
        ? ({ kind: 'ticket', ticketId: guest.row.ticketId } as const)
        : ({ kind: 'walk-in', serviceId: guest.serviceId, language: texts.language.peek() } as const);
    const [cueId, needId] = reason.kind === 'cue' ? [reason.id, null] : [null, reason.id];
    dispatch(desk, AT, { type: 'arm-direct-service', counterId, customer, cueId, needId, salutation });
  };
  return (
    <CounterChoice
      desk={desk}
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
