import type { StatusQuery } from './codec/commands.ts';
import { askStatus, AUTOMATIC_STATUS, INITIALISE } from './codec/commands.ts';
import type { PrinterStatus } from './printer-status.ts';
import { statusFromFull, statusFromRealTime, stopsPrinting } from './printer-status.ts';
import type { FullBytes } from './reply-parser.ts';
import type { PrinterState, PrinterTraits, Step } from './printer-state.ts';
import {
  IN_ORDER_QUIET_MS,
  MISSES_MAX,
  POLL_INTERVAL_MS,
  REOPEN_WHEN_SILENT_MS,
  REPLY_DEADLINE_MS,
  RESYNC_NULS,
  RETRY_PAUSE_MS,
  SETUP_DEADLINE_MS,
} from './printer-state.ts';

/** What a round asks, in order. */
const QUERIES: Readonly<Record<PrinterTraits['status'], readonly [StatusQuery, ...StatusQuery[]]>> = {
  'real-time': [1, 2, 3, 4],
  full: [20],
};

/**
 * Begins a round when one is due, and gives it up at its deadline. A round is all or nothing: a late answer would be taken for the
 * answer to the next question, so after a miss there is a pause in which late answers are dropped.
 */
export function tickRound(state: PrinterState, traits: PrinterTraits, now: number): Step {
  if (!state.linkOpen) return { state, effects: [] };
  if (state.round !== null) return now >= state.round.deadlineAt ? missed(state, now) : { state, effects: [] };
  if (now < state.nextRoundAt || !mayAsk(state, traits, now)) return { state, effects: [] };
  return {
    state: { ...state, round: { answers: [], deadlineAt: now + REPLY_DEADLINE_MS } },
    effects: [{ type: 'write', bytes: askStatus(QUERIES[traits.status][0]) }],
  };
}

/** Not within a half-written job (the bytes would become a parameter), and not while waiting for GS r. */
function mayAsk(state: PrinterState, traits: PrinterTraits, now: number): boolean {
  const { job } = state;
  if (job === null || job.phase.name === 'checking' || job.phase.name === 'verifying') return true;
  if (job.phase.name === 'sending') return false;
  return traits.confirm !== 'gs-r' || now >= job.phase.sentAt + job.request.wireMs + IN_ORDER_QUIET_MS;
}

function missed(state: PrinterState, now: number): Step {
  const misses = state.misses + 1;
  const silentSince = misses >= MISSES_MAX ? (state.silentSince ?? now) : state.silentSince;
  const next: PrinterState = { ...state, round: null, misses, silentSince, nextRoundAt: now + RETRY_PAUSE_MS };
  if (silentSince === null || now - silentSince < REOPEN_WHEN_SILENT_MS) return { state: next, effects: [] };
  return { state: { ...next, silentSince: now }, effects: [{ type: 'reopen' }] };
}

/** Takes one answer; `status` is the complete reading after the last one, otherwise null. An unexpected answer is dropped. */
export function answerRound(state: PrinterState, answer: number, now: number): Step & { readonly status: PrinterStatus | null } {
  if (state.round === null) return { state, effects: [], status: null };
  const [first, second, third, fourth] = [...state.round.answers, answer];
  if (first !== undefined && second !== undefined && third !== undefined && fourth !== undefined) {
    const status = statusFromRealTime([first, second, third, fourth]);
    return { state: roundDone(state, now), effects: [], status };
  }
  const answers = [...state.round.answers, answer];
  const query = QUERIES['real-time'][answers.length];
  if (query === undefined) throw new Error('a round has four questions');
  return {
    state: { ...state, round: { answers, deadlineAt: now + REPLY_DEADLINE_MS } },
    effects: [{ type: 'write', bytes: askStatus(query) }],
    status: null,
  };
}

/** Takes the six bytes of a complete round; drops them if nobody asked. */
export function answerFullRound(state: PrinterState, bytes: FullBytes, now: number): Step & { readonly status: PrinterStatus | null } {
  if (state.round === null) return { state, effects: [], status: null };
  return { state: roundDone(state, now), effects: [], status: statusFromFull(bytes) };
}

function roundDone(state: PrinterState, now: number): PrinterState {
  return { ...state, round: null, misses: 0, noiseBytes: 0, nextRoundAt: now + POLL_INTERVAL_MS };
}

/** ESC @ and GS a 255, after opening, after silence (the printer may have been switched off) and after a recovery. */
export function beginSetup(state: PrinterState, traits: PrinterTraits, now: number): Step {
  if (!traits.automaticStatus) return { state: { ...state, setup: { name: 'done' } }, effects: [] };
  return {
    state: { ...state, setup: { name: 'asked', since: now } },
    effects: [{ type: 'write', bytes: [...INITIALISE, ...AUTOMATIC_STATUS] }],
  };
}

/**
 * A printer that answers in real time but not to GS a is inside a command that was cut short when an agent died: NULs complete it.
 * If that does not help either, polling alone must do. A stopped printer executes nothing, so its time does not count.
 */
export function tickSetup(state: PrinterState, traits: PrinterTraits, now: number): Step {
  const { setup } = state;
  if (setup.name === 'done') return { state, effects: [] };
  if (state.condition === null || stopsPrinting(state.condition)) {
    return { state: { ...state, setup: { ...setup, since: now } }, effects: [] };
  }
  if (now - setup.since < SETUP_DEADLINE_MS) return { state, effects: [] };
  if (setup.name === 'resynced') return { state: { ...state, setup: { name: 'done' } }, effects: [] };
  const nuls = new Array<number>(RESYNC_NULS[traits.qr]).fill(0);
  return {
    state: { ...state, setup: { name: 'resynced', since: now } },
    effects: [{ type: 'write', bytes: [...nuls, ...INITIALISE, ...AUTOMATIC_STATUS] }],
  };
}
