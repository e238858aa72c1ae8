/** Conditions in which a slip comes out. The last three are warnings: staff should look after the printer soon. */
const PRINTING_CONDITIONS = [
  'ready',
  'paper-near-end',
  /** A slip lies in the presenter: its customer has left, or did not see it. */
  'slip-not-taken',
  /** The printer reports that it has no two-byte characters: Chinese would print as rubbish. */
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
  /** Unplugged, or reported as offline by the printer itself. */
  'offline',
  /** The port exists and nothing answers: no power, a loose cable, or the wrong speed. */
  'silent',
  /** Something answers, but not as a printer does: wrong speed, or another device on the port. */
  'not-understood',
  /** Another program holds the port. */
  'port-busy',
  /** Its agent is disconnected. */
  'unreachable',
] as const;

/** All conditions of a printer, as staff are told. */
export const PRINTER_CONDITIONS = [...PRINTING_CONDITIONS, ...PRINTER_FAULTS] as const;
export type PrinterCondition = (typeof PRINTER_CONDITIONS)[number];

/** Why a job failed: a fault of the printer, or the end of the job itself. A failed job is known not to be on paper. */
export const PRINT_FAILURES = [...PRINTER_FAULTS, 'expired', 'rejected'] as const;
type PrintFailure = (typeof PRINT_FAILURES)[number];

export type PrintOutcome =
  | { readonly result: 'printed' }
  /** All bytes were sent and no confirmation came: the slip may be in the tray. Never reprinted automatically. */
  | { readonly result: 'unconfirmed' }
  | { readonly result: 'failed'; readonly cause: PrintFailure };

export interface PrintJob {
  readonly id: string;
  readonly printerId: string;
  readonly ticketId: string;
  readonly requestedAt: number;
  readonly expiresAt: number;
  /** null: the first slip of the ticket. */
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
