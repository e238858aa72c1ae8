import type { PrinterProfile } from './codec/printer-profile.ts';
import type { PrinterReply } from './reply-parser.ts';
import type { PrinterCondition, PrintFailure, PrintOutcome } from './printer-status.ts';

/** A healthy printer is asked so often; with the deadlines below a dead one is shown within 3 s. */
export const POLL_INTERVAL_MS = 500;
export const REPLY_DEADLINE_MS = 600;
export const RETRY_PAUSE_MS = 200;
/** Unanswered rounds that make a printer `offline`. */
export const MISSES_MAX = 3;
/** A job has so long beyond its time on the wire; the same 8 s as receiptio's practice. */
export const CONFIRM_DEADLINE_MS = 8_000;
/** After a fault the proof of a slip that was just finished may still be on the wire. */
export const FAULT_GRACE_MS = 1_500;
/** Where nothing proves a print, the next slip waits so long for the mechanism. */
export const SETTLE_MS = 3_000;
/** HPRT TP809 manual p.27: after GS r send nothing until the answer. Given up after so long. */
export const IN_ORDER_QUIET_MS = 3_000;
/** `GS a` should be answered at once; if not, an interrupted command may be swallowing what we send. */
export const SETUP_DEADLINE_MS = 2_000;
/** NULs that end the longest interrupted command: stored QR text, or a raster (receiptio sends as many). */
export const RESYNC_NULS = { native: 1_024, raster: 8_192 } as const;
/** A slip that lies in the presenter for so long was forgotten; most are taken within three seconds. */
export const SLIP_LEFT_MS = 20_000;
/** Bytes nobody can read, while the printer does not answer: more than a stray one. */
export const NOISE_MIN_BYTES = 3;
/** A port that stays silent is closed and opened again: it may hang on an XOFF whose XON was lost in a power cut. */
export const REOPEN_WHEN_SILENT_MS = 5_000;

export interface PrintRequest {
  readonly jobId: string;
  /** Comes back in the process id, 1..9999. */
  readonly tag: number;
  readonly bytes: Uint8Array;
  /** Time the bytes need on the wire: 10 bits a byte. */
  readonly wireMs: number;
}

/** Sends DLE EOT 1, 2, 3, 4, one at a time: answers do not say which question they belong to. */
interface StatusRound {
  readonly answers: readonly number[];
  readonly deadlineAt: number;
}

type JobPhase =
  /** Nothing sent: the printer is asked first. */
  | { readonly name: 'checking' }
  /** Bytes are on their way out of this machine. */
  | { readonly name: 'sending' }
  | { readonly name: 'confirming'; readonly sentAt: number }
  /** `GS r` was answered: the bytes were taken from the buffer; one healthy round must follow. */
  | { readonly name: 'verifying' };

export interface JobInHand {
  readonly request: PrintRequest;
  readonly phase: JobPhase;
  readonly deadlineAt: number;
  /** When a fault was first seen after the first byte was sent; null: none, or over again. */
  readonly faultAt: number | null;
  /** `GS r` was answered before the system said that all was sent. */
  readonly inOrderAnswered: boolean;
}

type Setup = { readonly name: 'asked' | 'resynced'; readonly since: number } | { readonly name: 'done' };

/** `error`: needs a hand; `opened`: a hand was there; `asked`: DLE ENQ 2 was sent for this opening of the cover. */
export type Recovery = 'none' | 'error' | 'opened' | 'asked';

export interface PrinterState {
  readonly linkOpen: boolean;
  /** What was last reported; null before the first report. */
  readonly condition: PrinterCondition | null;
  readonly round: StatusRound | null;
  readonly nextRoundAt: number;
  readonly misses: number;
  /** Since when nothing is heard; null while answers come. */
  readonly silentSince: number | null;
  readonly setup: Setup;
  readonly recovery: Recovery;
  /** Bytes without sense since the last whole round. */
  readonly noiseBytes: number;
  /** Since when a slip lies in the presenter; null: none does. */
  readonly slipPresentSince: number | null;
  /** `asked`: the next byte that answers in order is the printer's type. */
  readonly font: 'unasked' | 'asked' | 'there' | 'missing';
  readonly job: JobInHand | null;
}

export const INITIAL_PRINTER_STATE: PrinterState = {
  linkOpen: false,
  condition: null,
  round: null,
  nextRoundAt: 0,
  misses: 0,
  silentSince: null,
  setup: { name: 'done' },
  recovery: 'none',
  noiseBytes: 0,
  slipPresentSince: null,
  font: 'unasked',
  job: null,
};

export type PrinterInput =
  | { readonly type: 'opened' }
  /** `busy`: another program holds the port. */
  | { readonly type: 'closed'; readonly busy: boolean }
  | { readonly type: 'reply'; readonly reply: PrinterReply }
  | { readonly type: 'job'; readonly request: PrintRequest }
  /** Both name their job: the system's answer may come when that job has long been given up. */
  | { readonly type: 'sent'; readonly jobId: string }
  /** `cause`: why not one byte went out; null when some may have. */
  | { readonly type: 'not-sent'; readonly jobId: string; readonly cause: PrintFailure | null }
  | { readonly type: 'tick' };

export type PrinterEffect =
  | { readonly type: 'write'; readonly bytes: readonly number[] }
  /** Remember the job on disk, then write its bytes, then say `sent` or `not-sent`. */
  | { readonly type: 'send-job'; readonly request: PrintRequest }
  | { readonly type: 'condition'; readonly condition: PrinterCondition }
  | { readonly type: 'outcome'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly type: 'reopen' };

export interface Step {
  readonly state: PrinterState;
  readonly effects: readonly PrinterEffect[];
}

/** What the machine must know of the printer's profile. */
export type PrinterTraits = Pick<PrinterProfile, 'confirm' | 'status' | 'automaticStatus' | 'tellsFont' | 'qr'>;
