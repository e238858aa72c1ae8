/*
 * One printer as a pure machine: (state, input, now) → (state, effects). It opens no port and reads
 * no clock. Time enters with every input; a `tick` must come at least every 100 ms.
 *
 * What an outcome may claim. A fault found before the first byte of a job is sent makes the job `failed`
 * with that cause: nothing of it is in the printer, and nothing will come out. Once a byte is sent, that
 * can no longer be said. If paper runs out in mid-slip, the rest of the bytes stays in the
 * printer and prints when paper is loaded (an Epson printer has 4 KB for them); the same after an open
 * cover; a jammed cutter holds a slip that is already printed. No command drops those bytes on every
 * printer: ESC @ clears the print buffer but not the receive buffer, and DLE ENQ 2 works only for
 * recoverable errors, which paper end is not (TM-T88III guide, ESC @ and DLE ENQ). So such a job is
 * `unconfirmed`: the slip may be out, may be stuck, or may come later. The agent never sends it again; a
 * second slip is a person's decision and says so on the paper. The cause is reported as the printer's
 * condition. New jobs are not sent while a fault lasts, so that no pile prints at the refill
 * (node-thermal-printer#78).
 */
import { ASK_TYPE, RECOVER, tagText } from './codec/commands.ts';
import type { PrinterStatus, PrinterCondition, PrintOutcome } from './printer-status.ts';
import { conditionOf, statusFromAutomatic, stopsPrinting } from './printer-status.ts';
import type { JobInHand, PrinterEffect, PrinterInput, PrinterState, PrinterTraits, PrintRequest, Recovery, Step } from './printer-state.ts';
import { CONFIRM_DEADLINE_MS, FAULT_GRACE_MS, NOISE_MIN_BYTES, SETTLE_MS, SLIP_LEFT_MS } from './printer-state.ts';
import { answerFullRound, answerRound, beginSetup, tickRound, tickSetup } from './status-round.ts';
import type { PrinterReply } from './reply-parser.ts';

/** Bit 0 of the type (TM-T88III guide, GS I 2). */
const HAS_TWO_BYTE_CHARACTERS = 0x01;

/** The next state and what to do, in order. A second `job` while one is in hand is a bug and throws. */
export function nextPrinterState(state: PrinterState, input: PrinterInput, traits: PrinterTraits, now: number): Step {
  switch (input.type) {
    case 'opened':
      return beginSetup(
        { ...state, linkOpen: true, round: null, nextRoundAt: now, misses: 0, silentSince: null, noiseBytes: 0, font: 'unasked' },
        traits,
        now,
      );
    case 'closed':
      return closed(state, input.busy);
    case 'reply':
      return takeReply(state, input.reply, traits, now);
    case 'job':
      return takeJob(state, input.request, now);
    case 'sent':
      return state.job?.request.jobId === input.jobId ? sent(state, now) : idle(state);
    case 'not-sent':
      if (state.job?.request.jobId !== input.jobId) return idle(state);
      return endJob(state, input.cause === null ? { result: 'unconfirmed' } : { result: 'failed', cause: input.cause });
    case 'tick':
      return tick(state, traits, now);
    default:
      return input satisfies never;
  }
}

function tick(state: PrinterState, traits: PrinterTraits, now: number): Step {
  return chain(
    state,
    (current) => tickRound(current, traits, now),
    (current) => silenceReached(current, now),
    (current) => tickSetup(current, traits, now),
    (current) => tickJob(current, traits, now),
  );
}

function takeReply(state: PrinterState, reply: PrinterReply, traits: PrinterTraits, now: number): Step {
  switch (reply.kind) {
    case 'real-time':
      return takeRound(state, answerRound(state, reply.status, now), traits, now);
    case 'full':
      return takeRound(state, answerFullRound(state, reply.status, now), traits, now);
    case 'automatic': {
      const status = statusFromAutomatic(reply.status);
      return chain(
        { ...state, setup: { name: 'done' } },
        (current) => askFont(current, traits),
        (current) => applyStatus(current, status, traits, now, 'automatic'),
      );
    }
    case 'process-id':
      return takeProcessId(state, reply.tag, traits);
    case 'in-order':
      return takeInOrder(state, reply.status, traits, now);
    case 'noise':
      return idle({ ...state, noiseBytes: state.noiseBytes + reply.byteCount });
    case 'flow':
    case 'block':
      return idle(state);
    default:
      return reply satisfies never;
  }
}

/** After each answer of a round; the last one gives the reading. */
function takeRound(
  before: PrinterState,
  answered: Step & { readonly status: PrinterStatus | null },
  traits: PrinterTraits,
  now: number,
): Step {
  const { status } = answered;
  if (status === null) return answered;
  return chain(
    answered.state,
    () => answered,
    (current) => (before.silentSince === null ? idle(current) : beginSetup({ ...current, silentSince: null }, traits, now)),
    (current) => applyStatus(current, status, traits, now, 'round'),
  );
}

/** Once for each opening, when the printer is known to execute commands; never between a job and its proof. */
function askFont(state: PrinterState, traits: PrinterTraits): Step {
  const busy = state.job !== null && state.job.phase.name !== 'checking';
  if (!traits.tellsFont || state.font !== 'unasked' || busy) return idle(state);
  return { state: { ...state, font: 'asked' }, effects: [{ type: 'write', bytes: ASK_TYPE }] };
}

/** From any reading: reports a changed condition, handles recovery, and applies the fault to the job. */
function applyStatus(state: PrinterState, status: PrinterStatus, traits: PrinterTraits, now: number, from: 'round' | 'automatic'): Step {
  const slipPresentSince = status.slipPresent ? (state.slipPresentSince ?? now) : null;
  const slipLeft = slipPresentSince !== null && now - slipPresentSince >= SLIP_LEFT_MS;
  const condition = conditionOf(status, { slipLeft, fontMissing: state.font === 'missing' });
  return chain(
    { ...state, slipPresentSince },
    (current) => report(current, condition),
    (current) => recover(current, status, traits, now),
    (current) => jobFeels(current, condition, now, from),
  );
}

function jobFeels(state: PrinterState, condition: PrinterCondition, now: number, from: 'round' | 'automatic'): Step {
  const { job } = state;
  if (job === null) return idle(state);
  if (job.phase.name === 'checking') {
    if (stopsPrinting(condition)) return endJob(state, { result: 'failed', cause: condition });
    return from === 'round' && state.setup.name === 'done' ? sendJob(state, job, now) : idle(state);
  }
  // A hot head pauses and continues by itself; the deadline decides.
  if (stopsPrinting(condition) && condition !== 'head-hot') return idle({ ...state, job: { ...job, faultAt: job.faultAt ?? now } });
  if (job.phase.name === 'verifying' && from === 'round') return endJob(state, { result: 'printed' });
  return idle({ ...state, job: { ...job, faultAt: null } });
}

function takeJob(state: PrinterState, request: PrintRequest, now: number): Step {
  if (state.job !== null) throw new Error(`printer has job ${state.job.request.jobId} in hand and was given ${request.jobId}`);
  const job: JobInHand = {
    request,
    phase: { name: 'checking' },
    deadlineAt: now + CONFIRM_DEADLINE_MS,
    faultAt: null,
    inOrderAnswered: false,
  };
  const taken: PrinterState = { ...state, job, nextRoundAt: now };
  if (state.linkOpen && state.silentSince === null) return idle(taken);
  const known = state.condition !== null && stopsPrinting(state.condition) ? state.condition : 'offline';
  return endJob(taken, { result: 'failed', cause: known });
}

function sendJob(state: PrinterState, job: JobInHand, now: number): Step {
  const sending: JobInHand = { ...job, phase: { name: 'sending' }, deadlineAt: now + job.request.wireMs + CONFIRM_DEADLINE_MS };
  return { state: { ...state, job: sending }, effects: [{ type: 'send-job', request: job.request }] };
}

function sent(state: PrinterState, now: number): Step {
  const { job } = state;
  if (job?.phase.name !== 'sending') return idle(state);
  const phase = job.inOrderAnswered ? ({ name: 'verifying' } as const) : ({ name: 'confirming', sentAt: now } as const);
  return idle({ ...state, nextRoundAt: now, job: { ...job, phase } });
}

/** A proof with another job's tag is an old slip that came out late, after a refill: its outcome was reported already. */
function takeProcessId(state: PrinterState, tag: string, traits: PrinterTraits): Step {
  const { job } = state;
  if (traits.confirm !== 'process-id' || job === null || job.phase.name === 'checking') return idle(state);
  return tag === tagText(job.request.tag) ? endJob(state, { result: 'printed' }) : idle(state);
}

/** GS r is answered when everything before it was taken from the buffer, which does not mean "printed": a healthy round must follow. */
function takeInOrder(state: PrinterState, status: number, traits: PrinterTraits, now: number): Step {
  const { job } = state;
  if (traits.tellsFont && state.font === 'asked')
    return idle({ ...state, font: (status & HAS_TWO_BYTE_CHARACTERS) === 0 ? 'missing' : 'there' });
  if (traits.confirm !== 'gs-r' || job === null) return idle(state);
  if ((status & 0x0c) === 0x0c) return idle({ ...state, job: { ...job, faultAt: job.faultAt ?? now } });
  if (job.phase.name === 'sending') return idle({ ...state, job: { ...job, inOrderAnswered: true } });
  if (job.phase.name !== 'confirming') return idle(state);
  return idle({ ...state, nextRoundAt: now, job: { ...job, phase: { name: 'verifying' } } });
}

function tickJob(state: PrinterState, traits: PrinterTraits, now: number): Step {
  const { job } = state;
  if (job === null) return idle(state);
  if (job.phase.name === 'checking') {
    return now >= job.deadlineAt ? endJob(state, { result: 'failed', cause: 'silent' }) : idle(state);
  }
  if (job.faultAt !== null && now - job.faultAt >= FAULT_GRACE_MS) return endJob(state, { result: 'unconfirmed' });
  if (traits.confirm === 'none' && job.phase.name === 'confirming' && now - job.phase.sentAt >= job.request.wireMs + SETTLE_MS) {
    return endJob(state, { result: 'unconfirmed' });
  }
  if (now < job.deadlineAt) return idle(state);
  const ended = endJob(state, { result: 'unconfirmed' });
  // Bytes that never left this machine wait for an XON: only closing the port drops them.
  return job.phase.name === 'sending' ? { ...ended, effects: [...ended.effects, { type: 'reopen' }] } : ended;
}

/** Silence is a fault like any other; a job that was not begun is known to be unprinted. */
function silenceReached(state: PrinterState, now: number): Step {
  const condition = state.noiseBytes >= NOISE_MIN_BYTES ? 'not-understood' : 'silent';
  if (state.silentSince === null || state.condition === condition) return idle(state);
  return chain(
    state,
    (current) => report(current, condition),
    (current) => jobFeels(current, condition, now, 'round'),
  );
}

function closed(state: PrinterState, busy: boolean): Step {
  const cause = busy ? 'port-busy' : 'offline';
  return chain(
    { ...state, linkOpen: false, round: null, recovery: 'none', slipPresentSince: null },
    (current) => report(current, cause),
    (current) => {
      if (current.job === null) return idle(current);
      return endJob(current, current.job.phase.name === 'checking' ? { result: 'failed', cause } : { result: 'unconfirmed' });
    },
  );
}

/**
 * DLE ENQ 2 clears the buffers and restarts a printer that stopped on a recoverable error, such as a jammed cutter. Sent while
 * the jam is still there it breaks the cutter, so it is sent only after the cover was opened and closed: somebody was there. Once for each opening.
 */
function recover(state: PrinterState, status: PrinterStatus, traits: PrinterTraits, now: number): Step {
  const recovery = nextRecovery(state.recovery, status);
  const moved: PrinterState = { ...state, recovery };
  // DLE ENQ is not in Custom's list.
  if (traits.status === 'full' || recovery !== 'opened' || status.coverOpen || state.job !== null) return idle(moved);
  return chain(
    { ...moved, recovery: 'asked' },
    (current) => ({ state: current, effects: [{ type: 'write', bytes: RECOVER }] }),
    (current) => beginSetup(current, traits, now),
  );
}

function nextRecovery(recovery: Recovery, status: PrinterStatus): Recovery {
  if (status.coverOpen) return recovery === 'none' && !status.cutterError ? 'none' : 'opened';
  if (!status.cutterError && !status.otherError) return 'none';
  return recovery === 'none' ? 'error' : recovery;
}

function report(state: PrinterState, condition: PrinterCondition): Step {
  if (state.condition === condition) return idle(state);
  return { state: { ...state, condition }, effects: [{ type: 'condition', condition }] };
}

function endJob(state: PrinterState, outcome: PrintOutcome): Step {
  if (state.job === null) return idle(state);
  return { state: { ...state, job: null }, effects: [{ type: 'outcome', jobId: state.job.request.jobId, outcome }] };
}

function idle(state: PrinterState): Step {
  return { state, effects: [] };
}

/** Runs steps one after the other and joins their effects in order. */
function chain(state: PrinterState, ...steps: readonly ((current: PrinterState) => Step)[]): Step {
  let current = state;
  const effects: PrinterEffect[] = [];
  for (const step of steps) {
    const done = step(current);
    current = done.state;
    effects.push(...done.effects);
  }
  return { state: current, effects };
}
