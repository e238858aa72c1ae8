import type { Hall } from '../state/branch.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { canPrint } from '../state/printing.ts';

/** The printer that stands in for this one now; null: none is configured, or it cannot print either. */
export function fallbackPrinter(hall: Hall, configuration: BranchConfiguration, printerId: string): string | null {
  const fallbackId = configuration.printers.find((one) => one.id === printerId)?.fallbackPrinterId;
  // Days of the first release have printers without this key.
  if (fallbackId === undefined || fallbackId === null) return null;
  return canPrint(hall.printers.get(fallbackId)?.condition ?? 'unreachable') ? fallbackId : null;
}

/** Where a slip ordered now would come out: the printer itself, or the one that stands in for it; null: nowhere. */
export function ablePrinter(hall: Hall, configuration: BranchConfiguration, printerId: string): string | null {
  if (canPrint(hall.printers.get(printerId)?.condition ?? 'unreachable')) return printerId;
  return fallbackPrinter(hall, configuration, printerId);
}
