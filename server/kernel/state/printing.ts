/** Conditions in which a slip comes out. The last three are warnings: a hand is wanted soon. */
const PRINTING_CONDITIONS = [
  'ready',
  'paper-near-end',
  /** A slip lies in the presenter: its customer has gone, or did not see it. */
  'slip-not-taken',
  /** The printer says that it has no two-byte characters: Chinese comes out as rubbish. */
  'chinese-font-missing',
] as const;
type PrintingCondition = (typeof PRINTING_CONDITIONS)[number];

/** Conditions in which no slip comes out. */
const PRINTER_FAULTS = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'head-hot',
  'error',
  /** Unplugged, or it says itself that it is offline. */
  'offline',
  /** The port is there, nobody answers: no power, a loose cable, the wrong speed. */
  'silent',
  /** Something answers, and not as a printer does: the wrong speed, or another device on the port. */
  'not-understood',
  /** Another program holds the port. */
  'port-busy',
  /** Its agent is gone. */
  'unreachable',
] as const;

/** Conditions a printer can be in, as staff are told. */
export const PRINTER_CONDITIONS = [...PRINTING_CONDITIONS, ...PRINTER_FAULTS] as const;
export type PrinterCondition = (typeof PRINTER_CONDITIONS)[number];

/** Why a job failed; a condition, or the job's own fate. Whatever failed is known not to be on paper. */
export const PRINT_FAILURES = [...PRINTER_FAULTS, 'expired', 'rejected'] as const;
type PrintFailure = (typeof PRINT_FAILURES)[number];

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

/** Whether a slip sent now would come out. */
export function canPrint(condition: PrinterCondition): condition is PrintingCondition {
  switch (condition) {
    case 'ready':
    case 'paper-near-end':
    case 'slip-not-taken':
    case 'chinese-font-missing':
      return true;
    case 'paper-out':
    case 'cover-open':
    case 'cutter-error':
    case 'head-hot':
    case 'error':
    case 'offline':
    case 'silent':
    case 'not-understood':
    case 'port-busy':
    case 'unreachable':
      return false;
    default:
      return condition satisfies never;
  }
}
