import type { Folds } from '../rule.ts';
import * as foldDevice from './fold-device.ts';
import * as foldPrinting from './fold-printing.ts';
import * as foldSound from './fold-sound.ts';
import { reportDevices } from './report-devices.ts';
import { reportPrint } from './report-print.ts';
import { reportPrinter } from './report-printer.ts';
import { reportSound } from './report-sound.ts';
import { reprintTicket } from './reprint-ticket.ts';

export const DEVICE_COMMANDS = [reportPrinter, reportPrint, reportDevices, reportSound, reprintTicket] as const;

export const DEVICE_FOLDS = {
  'devices-reported': foldDevice.devicesReported,
  'sound-reported': foldSound.soundReported,
  'print-requested': foldPrinting.printRequested,
  'print-reported': foldPrinting.printReported,
  'printer-reported': foldPrinting.printerReported,
} as const satisfies Folds;
