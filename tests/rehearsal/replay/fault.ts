import type { EventType } from '../../../server/kernel/words/event.ts';
import type { StoredRow } from '../branch-on-disk.ts';

/** Faults the check must catch, or its silence means nothing. */
export const FAULTS = [
  'lost-ticket',
  'doubled-ticket',
  'lost-transaction',
  'doubled-transaction',
  'wrong-number',
  'wrong-length',
  'passed-over',
  'late-call',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The stored events as a server with that fault would have left them; about the middle of the day. */
export function plantFault(stored: readonly StoredRow[], fault: Fault): readonly StoredRow[] {
  switch (fault) {
    case 'lost-ticket':
      return stored.toSpliced(middle(stored, 'ticket-taken'), 1);
    case 'doubled-ticket':
      return doubled(stored, middle(stored, 'ticket-taken'), { ticketId: 'another' });
    case 'lost-transaction':
      return stored.toSpliced(middleServed(stored), 1);
    case 'doubled-transaction':
      return doubled(stored, middleServed(stored), {});
    case 'wrong-number':
      return changed(stored, middle(stored, 'ticket-taken'), { number: 'A0000' });
    case 'wrong-length':
      return changed(stored, middleServed(stored), { serviceMs: 86_400_001 });
    case 'passed-over':
      return swapped(stored);
    case 'late-call': {
      const index = middle(stored, 'ticket-called');
      return stored.map((row, at) => (at === index ? { ...row, at: row.at + 1 } : row));
    }
    default:
      return fault satisfies never;
  }
}

function middle(stored: readonly StoredRow[], type: EventType): number {
  return middleOf(stored.flatMap(({ event }, index) => (event.type === type ? [index] : [])));
}

function middleServed(stored: readonly StoredRow[]): number {
  return middleOf(stored.flatMap(({ event }, index) => (event.type === 'ticket-closed' && event.outcome === 'normal' ? [index] : [])));
}

function middleOf(indexes: readonly number[]): number {
  const index = indexes[indexes.length >> 1];
  if (index === undefined) throw new Error('this day has nothing to plant that fault in');
  return index;
}

function changed(stored: readonly StoredRow[], index: number, change: object): readonly StoredRow[] {
  return stored.map((row, at) => (at === index ? { ...row, event: { ...row.event, ...change } } : row));
}

function doubled(stored: readonly StoredRow[], index: number, change: object): readonly StoredRow[] {
  const row = stored[index];
  if (row === undefined) return stored;
  return stored.toSpliced(index, 0, { ...row, event: { ...row.event, ...change } });
}

/** Two neighbouring calls, each with the other's customer. */
function swapped(stored: readonly StoredRow[]): readonly StoredRow[] {
  const calls = stored.flatMap(({ event }, index) => (event.type === 'ticket-called' ? [index] : []));
  const first = calls[(calls.length >> 1) - 1] ?? middleOf([]);
  const second = middleOf(calls);
  const ticketIdAt = (index: number): string => {
    const event = stored[index]?.event;
    return event?.type === 'ticket-called' ? event.ticketId : '';
  };
  return changed(changed(stored, first, { ticketId: ticketIdAt(second) }), second, { ticketId: ticketIdAt(first) });
}
