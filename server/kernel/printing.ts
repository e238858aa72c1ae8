/** Conditions a printer can be in, as staff are told. `unreachable`: its agent is gone; `offline`: the agent is there, the printer is silent. */
export type PrinterCondition =
  'ready' | 'paper-near-end' | 'paper-out' | 'cover-open' | 'cutter-error' | 'head-hot' | 'error' | 'offline' | 'unreachable';

/** Why a job failed; a condition, or the job's own fate. */
export type PrintFailure = Exclude<PrinterCondition, 'ready' | 'paper-near-end'> | 'expired' | 'rejected';

export type PrintOutcome =
  | { readonly result: 'printed' }
  /** Everything was sent and nothing said so: it may lie in the tray. Never reprinted by itself. */
  | { readonly result: 'unconfirmed' }
  | { readonly result: 'failed'; readonly cause: PrintFailure };

export interface PrintJob {
  readonly id: string;
  readonly printerId: string;
  readonly ticketId: string;
  readonly requestedAt: number;
  readonly expiresAt: number;
  /** null for the slip of the number itself. */
  readonly reprintReason: string | null;
  outcome: PrintOutcome | null;
}

export interface Printer {
  readonly id: string;
  condition: PrinterCondition;
  since: number;
}

export function canPrint(condition: PrinterCondition): boolean {
  return condition === 'ready' || condition === 'paper-near-end';
}
