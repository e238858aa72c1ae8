/** Why a command was not carried out. A refusal is a value; its texts live in the contract's dictionary. */
export const REFUSAL_CODES = [
  // the day
  'day-not-open',
  'day-already-open',
  'day-already-closed',
  // taking a number
  'unknown-service',
  'service-closed',
  'service-full',
  'numbers-exhausted',
  'retake-too-late',
  // counters
  'unknown-counter',
  'counter-taken',
  'counter-not-open',
  'counter-already-open',
  'counter-paused',
  'counter-not-paused',
  'counter-busy',
  'not-your-counter',
  'staff-at-another-counter',
  // calling and serving
  'nobody-waiting',
  'call-not-answered',
  'ticket-not-waiting',
  'ticket-already-called',
  'ticket-not-here',
  'not-calling',
  'not-serving',
  'not-served-here',
  'recall-limit',
  'recall-too-soon',
  'no-show-too-soon',
  'unknown-ticket',
  'ticket-closed',
  'not-missed',
  'restore-too-late',
  'not-parked',
  'transfer-to-itself',
  'nothing-to-undo',
  'undo-too-late',
  'unknown-reason',
  // priority
  'card-unreadable',
  'overtake-cap',
  'inside-window',
  'unknown-cue',
  'unknown-need',
  'says-nothing',
  'not-identified',
  'no-need-assigned',
  'ticket-not-yours',
  'counter-armed',
  'direct-service-over',
  'ticket-armed',
  'appointment-not-today',
  'unknown-notice',
  // a counter's own hardware
  'counter-moved-on',
  'nothing-to-rate',
  'already-rated',
  // help, printing
  'unknown-help-request',
  'help-already-raised',
  'unknown-kiosk',
  'not-announcing',
  'unknown-printer',
  'unknown-print-job',
  'printer-not-ready',
  'not-your-printer',
  'unknown-staff',
  // the edge
  'malformed',
  'unknown-command',
  'unknown-view',
  'payload-too-large',
  'not-signed-in',
  'not-allowed',
  'command-id-reused',
  'too-many-requests',
  'storage-full',
  'configuration-unusable',
  'stopping',
  'printer-taken',
  'pairing-code-wrong',
  'pairing-elsewhere',
  'unknown-device',
  'simulation-busy',
  'simulation-late',
  'simulation-failed',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Values for the text's {{placeholders}}. Never anything the asker may not know. */
export type RefusalParams = Readonly<Record<string, string | number>>;

export interface Refusal {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
}
