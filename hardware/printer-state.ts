import type { PrinterProfile } from './codec/printer-profile.ts';
import type { PrinterReply } from './reply-parser.ts';
import type { PrinterCondition, PrintFailure, PrintOutcome } from './printer-status.ts';

/** Interval at which a healthy printer is polled; with the deadlines below, a dead one is reported within 3 s. */
export const POLL_INTERVAL_MS = 500;
export const REPLY_DEADLINE_MS = 600;
export const RETRY_PAUSE_MS = 200;
/** Unanswered rounds after which a printer is `offline`. */
export const MISSES_MAX = 3;
/** Time for a job beyond its time on the wire; 8 s, as receiptio does. */
export const CONFIRM_DEADLINE_MS = 8_000;
/** After a fault, the proof of a slip that was just finished may still arrive within this time. */
export const FAULT_GRACE_MS = 1_500;
/** If nothing confirms a print, the next slip waits this long for the mechanism. */
export const SETTLE_MS = 3_000;
/** HPRT TP809 manual p.27: after GS r send nothing until the answer. Given up after this time. */
export const IN_ORDER_QUIET_MS = 3_000;
/** `GS a` should be answered at once; if not, an unfinished command may be swallowing what we send. */
export const SETUP_DEADLINE_MS = 2_000;
/** NULs that complete the longest unfinished command: stored QR text, or a raster (receiptio sends as many). */
export const RESYNC_NULS = { native: 1_024, raster: 8_192 } as const;
/** A slip that lies in the presenter for this long was forgotten; most are taken within three seconds. */
export const SLIP_LEFT_MS = 20_000;
/** Unreadable bytes while the printer does not answer: more than a stray one. */
export const NOISE_MIN_BYTES = 3;
/** A port silent for this long is closed and opened again: it may wait for an XON that was lost in a power cut. */
export const REOPEN_WHEN_SILENT_MS = 5_000;

export interface PrintRequest {
  readonly jobId: string;
  /** Returned in the process id, 1..9999. */
  readonly tag: number;
  readonly bytes: Uint8Array;
  /** Time the bytes need on the wire: 10 bits a byte. */
  readonly wireMs: number;
}

/** Sends DLE EOT 1, 2, 3, 4, one at a time: an answer does not say which question it belongs to. */
interface StatusRound {
  readonly answers: readonly number[];
  readonly deadlineAt: number;
}

type JobPhase =
  /** Nothing sent yet: the printer is polled first. */
  | { readonly name: 'checking' }
  /** Bytes are on their way out of this machine. */
  | { readonly name: 'sending' }
  | { readonly name: 'confirming'; readonly sentAt: number }
  /** `GS r` was answered: the printer took the bytes from its buffer; one healthy round must follow. */
  | { readonly name: 'verifying' };

export interface JobInHand {
  readonly request: PrintRequest;
  readonly phase: JobPhase;
  readonly deadlineAt: number;
  /** When a fault was first seen after the first byte was sent; null: none, or over. */
  readonly faultAt: number | null;
  /** `GS r` was answered before the system confirmed that all bytes were sent. */
  readonly inOrderAnswered: boolean;
}

type Setup = { readonly name: 'asked' | 'resynced'; readonly since: number } | { readonly name: 'done' };

/** `error`: needs somebody; `opened`: somebody opened the cover; `asked`: DLE ENQ 2 was sent for this opening of the cover. */
export type Recovery = 'none' | 'error' | 'opened' | 'asked';

export interface PrinterState {
  readonly linkOpen: boolean;
  /** The condition last reported; null before the first report. */
  readonly condition: PrinterCondition | null;
  readonly round: StatusRound | null;
  readonly nextRoundAt: number;
  readonly misses: number;
  /** Since when the printer has not answered; null while answers come. */
  readonly silentSince: number | null;
  readonly setup: Setup;
  readonly recovery: Recovery;
  /** Meaningless bytes since the last complete round. */
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
  /** Both name their job, because the system's answer may come long after that job was given up. */
  | { readonly type: 'sent'; readonly jobId: string }
  /** `cause`: why not one byte was sent; null: some may have been. */
  | { readonly type: 'not-sent'; readonly jobId: string; readonly cause: PrintFailure | null }
  | { readonly type: 'tick' };

export type PrinterEffect =
  | { readonly type: 'write'; readonly bytes: readonly number[] }
  /** Store the job on disk, then write its bytes, then give the input `sent` or `not-sent`. */
  | { readonly type: 'send-job'; readonly request: PrintRequest }
  | { readonly type: 'condition'; readonly condition: PrinterCondition }
  | { readonly type: 'outcome'; readonly jobId: string; readonly outcome: PrintOutcome }
  | { readonly type: 'reopen' };

export interface Step {
  readonly state: PrinterState;
  readonly effects: readonly PrinterEffect[];
}

/** What the machine needs of the printer's profile. */
export type PrinterTraits = Pick<PrinterProfile, 'confirm' | 'status' | 'automaticStatus' | 'tellsFont' | 'qr'>;
