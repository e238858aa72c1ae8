import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Hall } from '../state/branch.ts';
import { canPrint } from '../state/printing.ts';

/** The printer that takes this one's slips now; null: none is configured, or it cannot print either. */
export function fallbackPrinter(hall: Hall, configuration: BranchConfiguration, printerId: string): string | null {
  const fallbackId = configuration.printers.find((one) => one.id === printerId)?.fallbackPrinterId;
  // Configurations stored by the first release have printers without this key.
  if (fallbackId === undefined || fallbackId === null) return null;
  return canPrint(hall.printers.get(fallbackId)?.condition ?? 'unreachable') ? fallbackId : null;
}

/** Where a slip ordered now would come out: the printer itself, or its fallback; null: nowhere. */
export function ablePrinter(hall: Hall, configuration: BranchConfiguration, printerId: string): string | null {
  if (canPrint(hall.printers.get(printerId)?.condition ?? 'unreachable')) return printerId;
  return fallbackPrinter(hall, configuration, printerId);
}
