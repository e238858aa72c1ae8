import { useEffect, useState } from 'preact/hooks';
import type { ExplainedCall, ExplainedCandidate, TicketExplanation } from '../../../server/contract/explanation.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { clockTime } from '../../parts/running-time.ts';
import { fetchExplanation } from './fetch-explanation.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { ExplainProps } from './explain-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';
import { Veiled } from '../veiled.tsx';

type State = { readonly kind: 'loading' } | { readonly kind: 'failed' } | { readonly kind: 'found'; readonly found: TicketExplanation };

const MINUTE_MS = 60_000;

const MANNERS: Readonly<Record<ExplainedCall['manner'], LobbyTextKey>> = {
  next: 'explainNext',
  chosen: 'explainChosen',
  resumed: 'explainResumed',
  direct: 'explainDirectCall',
};

/** Whose word it was, where no order was followed; null: the order was. */
const BY_WORD: Readonly<Record<ExplainedCall['manner'], LobbyTextKey | null>> = {
  next: null,
  chosen: 'explainByTeller',
  resumed: 'explainByReturn',
  direct: 'explainByLobby',
};

/** Why a number was called when it was: who could have been called then, in which order, and who had to be skipped. */
export function ExplainSheet({ screen, view, ticketId, number }: ExplainProps) {
  const { texts } = screen;
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    void fetchExplanation(ticketId).then((found) => {
      if (current) setState(found === null ? { kind: 'failed' } : { kind: 'found', found });
    });
    return () => {
      current = false;
    };
  }, [ticketId]);
  return (
    <SheetFrame screen={screen} title={`${texts.t('explain', {})} · ${number}`}>
      <div class="explain" data-explain={state.kind}>
        {state.kind === 'loading' ? <span class="spinner" aria-hidden="true" /> : null}
        {state.kind === 'failed' ? <p class="refusal">{texts.t('explainFailed', {})}</p> : null}
        {state.kind === 'found' ? (
          <Veiled screen={screen} of={ticketId}>
            <Explained screen={screen} timeZone={view.timeZone} found={state.found} />
          </Veiled>
        ) : null}
      </div>
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

interface Props {
  readonly screen: LobbyScreen;
  readonly timeZone: string;
  readonly found: TicketExplanation;
}

function Explained({ screen, timeZone, found }: Props) {
  const { texts } = screen;
  const { over: count, overtakeCap, waiting, calls, ticket } = found;
  return (
    <>
      <p>
        {texts.pick(ticket.serviceName)} · {texts.t('searchTaken', { time: clockTime(ticket.takenAt, timeZone, true) })} ·{' '}
        <b data-over={count}>
          {overtakeCap === null ? texts.t('explainPassedUnbound', { count }) : texts.t('explainPassed', { count, limit: overtakeCap })}
        </b>
      </p>
      {waiting === null ? null : <p>{texts.t('explainWaiting', { count: waiting.ahead })}</p>}
      {waiting === null || waiting.directCounterLabel === null ? null : (
        <p>{texts.t('explainDirect', { label: waiting.directCounterLabel })}</p>
      )}
      {calls.length === 0 ? <p class="hint">{texts.t('explainNever', {})}</p> : null}
      {calls.map((call) => (
        <CallTable key={call.at} screen={screen} timeZone={timeZone} ticketId={ticket.ticketId} call={call} />
      ))}
      {waiting !== null || calls.some(({ manner }) => manner === 'next') ? <p class="hint">{texts.t('explainRule', {})}</p> : null}
    </>
  );
}

interface CallProps extends Omit<Props, 'found'> {
  readonly ticketId: string;
  readonly call: ExplainedCall;
}

function CallTable({ screen, timeZone, ticketId, call }: CallProps) {
  const { texts } = screen;
  const heading = texts.t(MANNERS[call.manner], { time: clockTime(call.at, timeZone, true), label: call.counterLabel });
  const byWord = BY_WORD[call.manner];
  const details = [
    ...(call.reason === null ? [] : [texts.t('explainReason', { reason: texts.pick(call.reason) })]),
    ...(byWord === null ? [] : [texts.t(byWord, {})]),
    ...(call.overtook === 0 ? [] : [texts.t('explainOvertook', { count: call.overtook })]),
  ];
  return (
    <section class="explain-call" data-call={call.manner}>
      <h3 class="group">{heading}</h3>
      {details.length === 0 ? null : <p>{details.join(' · ')}</p>}
      {call.candidates.length === 0 ? (
        <p class="hint">{texts.t('explainNoCandidates', {})}</p>
      ) : (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={heading}>
          <table class="explain-table">
            <thead>
              <tr>
                {(['explainNumber', 'explainTaken', 'explainHeadStart', 'explainOrder', 'explainOver'] as const).map((key) => (
                  <th key={key} scope="col">
                    {texts.t(key, {})}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {call.candidates.map((candidate) => (
                <CandidateRow key={candidate.ticketId} screen={screen} timeZone={timeZone} ticketId={ticketId} candidate={candidate} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function CandidateRow({ screen, timeZone, ticketId, candidate }: Omit<CallProps, 'call'> & { readonly candidate: ExplainedCandidate }) {
  const { texts } = screen;
  const called = candidate.ticketId === ticketId;
  const note = called ? texts.t('explainCalled', {}) : candidate.blocked ? texts.t('explainBlocked', {}) : '';
  return (
    <tr class={called ? 'explain-chosen' : ''} data-candidate={candidate.number} data-blocked={candidate.blocked}>
      <th scope="row">
        {candidate.number}
        {note === '' ? null : <small>{note}</small>}
      </th>
      <td>{clockTime(candidate.takenAt, timeZone, true)}</td>
      <td>{headStartWords(screen, candidate)}</td>
      <td>{clockTime(candidate.key, timeZone, true)}</td>
      <td>{candidate.over}</td>
    </tr>
  );
}

/** A returning customer stands later than the ticket time: the head-start is negative and shown as such. */
function headStartWords({ texts }: LobbyScreen, { takenAt, key }: ExplainedCandidate): string {
  const minutes = Math.round(Math.abs(takenAt - key) / MINUTE_MS);
  if (minutes === 0) return '—';
  return texts.t(key < takenAt ? 'explainMinutes' : 'explainBack', { minutes });
}
