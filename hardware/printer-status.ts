import type { DeviceCommand } from '../server/contract/device.ts';
import type { AutomaticBytes, FullBytes } from './reply-parser.ts';

export type PrinterCondition = Extract<DeviceCommand, { type: 'report-printer' }>['condition'];
export type PrintOutcome = Extract<DeviceCommand, { type: 'report-print' }>['outcome'];
export type PrintFailure = Extract<PrintOutcome, { result: 'failed' }>['cause'];

/** One reading of a printer, by either method of polling. */
export interface PrinterStatus {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperNearEnd: boolean;
  readonly cutterError: boolean;
  readonly headHot: boolean;
  readonly otherError: boolean;
  /** A slip lies in the presenter; false if the printer has none, or cannot tell. */
  readonly slipPresent: boolean;
}

/** The answers to DLE EOT 1, 2, 3 and 4, asked in that order. */
type RealTimeAnswers = readonly [number, number, number, number];

/** Bits of DLE EOT 1-4: TM-T88III specification pp.73-74. Two-bit fields count only if both bits are set. */
export function statusFromRealTime([printer, offlineCause, error, paper]: RealTimeAnswers): PrinterStatus {
  return {
    offline: (printer & 0x08) !== 0,
    coverOpen: (offlineCause & 0x04) !== 0,
    paperOut: (offlineCause & 0x20) !== 0 || (paper & 0x60) === 0x60,
    paperNearEnd: (paper & 0x0c) === 0x0c,
    cutterError: (error & 0x08) !== 0,
    headHot: (error & 0x40) !== 0,
    otherError: (error & 0x24) !== 0 || ((offlineCause & 0x40) !== 0 && (error & 0x6c) === 0),
    slipPresent: false,
  };
}

/** Bits of the four bytes of GS a: Citizen CT-S2000 p.60, Epson TM-T88III p.145. */
export function statusFromAutomatic([first, second, third]: AutomaticBytes): PrinterStatus {
  return {
    offline: (first & 0x08) !== 0,
    coverOpen: (first & 0x20) !== 0,
    paperOut: (third & 0x0c) === 0x0c,
    paperNearEnd: (third & 0x03) === 0x03,
    cutterError: (second & 0x08) !== 0,
    headHot: (second & 0x40) !== 0,
    otherError: (second & 0x24) !== 0,
    slipPresent: false,
  };
}

/**
 * Bits of Custom's full status: paper, user, recoverable, unrecoverable errors (KPM210 manual p.36, KPM300 p.80). An unknown command
 * and a missing notch stop nothing.
 */
export function statusFromFull([paper, user, recoverable, unrecoverable]: FullBytes): PrinterStatus {
  return {
    offline: false,
    coverOpen: (user & 0x03) !== 0,
    paperOut: (paper & 0x01) !== 0,
    paperNearEnd: (paper & 0x04) !== 0,
    cutterError: (unrecoverable & 0x01) !== 0,
    headHot: (recoverable & 0x01) !== 0,
    otherError: (recoverable & 0x48) !== 0 || (unrecoverable & 0xfe) !== 0,
    slipPresent: (paper & 0x20) !== 0,
  };
}

/** What the machine knows beyond one reading. */
interface Standing {
  /** The slip in the presenter has lain there too long. */
  readonly slipLeft: boolean;
  readonly fontMissing: boolean;
}

/**
 * The one condition that staff are told. An open cover hides the rest: with it open the paper bits may be wrong and
 * the recoverable-error bit is set (TM-T88III guide p.310). Near end is a warning, not a stop.
 */
export function conditionOf(status: PrinterStatus, standing: Standing): PrinterCondition {
  if (status.coverOpen) return 'cover-open';
  if (status.paperOut) return 'paper-out';
  if (status.cutterError) return 'cutter-error';
  if (status.headHot) return 'head-hot';
  if (status.otherError) return 'error';
  if (status.offline) return 'offline';
  if (standing.slipLeft) return 'slip-not-taken';
  if (status.paperNearEnd) return 'paper-near-end';
  return standing.fontMissing ? 'chinese-font-missing' : 'ready';
}

type PrintingCondition = 'ready' | 'paper-near-end' | 'slip-not-taken' | 'chinese-font-missing';
const PRINTING: ReadonlySet<PrinterCondition> = new Set<PrintingCondition>([
  'ready',
  'paper-near-end',
  'slip-not-taken',
  'chinese-font-missing',
]);

/** Whether a slip sent now would not come out. Also narrows the type to what a failed print may give as its cause. */
export function stopsPrinting(condition: PrinterCondition): condition is Exclude<PrinterCondition, PrintingCondition> {
  return !PRINTING.has(condition);
}
