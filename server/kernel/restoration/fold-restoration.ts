import type { Branch } from '../state/branch.ts';
import { newSeries } from '../state/numbers.ts';
import { TICKETS_OUT_MAX } from '../state/restoration.ts';
import type { EventOf } from '../words/event.ts';
import { numbersBeyond } from './numbers-beyond.ts';

/** A series begins anew beyond the skip. */
export function restoreBranch(branch: Branch, event: EventOf<'branch-restored'>, at: number): void {
  const { hall, staff } = branch;
  const { archiveMadeAt, date, ticketsOut } = event;
  const before = staff.restored?.date === date ? staff.restored.ticketsOut : 0;
  staff.restored = { at, from: archiveMadeAt, date, ticketsOut: Math.min(before + ticketsOut, TICKETS_OUT_MAX) };
  if (hall.configuration === null) return;
  const last = new Map([...staff.series].map(([prefix, series]) => [prefix, series.last]));
  for (const [prefix, ordinal] of numbersBeyond(last, ticketsOut, hall.configuration)) staff.series.set(prefix, newSeries(ordinal));
}
