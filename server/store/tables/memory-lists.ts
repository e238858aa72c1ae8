import { storedSpellings } from '../../prospects/telephone.ts';
import { isOpen } from '../../kernel/state/prospect.ts';
import type { Erasure } from '../erasure/erasure.ts';
import type { Attendee, Gathering, GatheringFigures, GatheringList } from '../gathering.ts';
import type { Lists, ListTerms, PurgedLists } from '../lists.ts';
import { type Prospect, type ProspectList, PROSPECTS_SHOWN } from '../prospect.ts';

/** The large lists without a disk, with the same promise: a transaction is stored whole, or not at all. */
interface MemoryLists extends Lists {
  commit(): void;
  rollBack(): void;
  purge(terms: ListTerms): PurgedLists;
}

export function memoryLists(): MemoryLists {
  const prospects = new TransactedMap<Prospect>();
  const gatherings = new TransactedMap<Gathering>();
  const attendees = new TransactedMap<Attendee>();
  const erasures = new TransactedMap<Erasure>();
  const tables = [prospects, gatherings, attendees, erasures];
  return {
    prospects: prospectsIn(prospects),
    gatherings: gatheringsIn(gatherings, attendees),
    erasures: { find: (id) => erasures.get(id), add: (erasure) => erasures.put(erasure) },
    commit: () => tables.forEach((table) => table.commit()),
    rollBack: () => tables.forEach((table) => table.rollBack()),
    purge({ prospectsBefore, gatheringsBefore }) {
      const over = new Set(gatherings.values().flatMap(({ id, startsAt }) => (startsAt < gatheringsBefore ? [id] : [])));
      return {
        prospects: prospects.purge(({ changedAt }) => changedAt < prospectsBefore),
        gatherings: attendees.purge(({ gatheringId }) => over.has(gatheringId)) + gatherings.purge(({ id }) => over.has(id)),
      };
    },
  };
}

/** Copied when a transaction first writes to it. */
class TransactedMap<Row extends { readonly id: string }> {
  private committed = new Map<string, Row>();
  private draft: Map<string, Row> | null = null;

  get(id: string): Row | null {
    return (this.draft ?? this.committed).get(id) ?? null;
  }

  values(): Row[] {
    return [...(this.draft ?? this.committed).values()];
  }

  put(row: Row): void {
    this.writable().set(row.id, row);
  }

  delete(id: string): void {
    this.writable().delete(id);
  }

  commit(): void {
    this.committed = this.draft ?? this.committed;
    this.draft = null;
  }

  rollBack(): void {
    this.draft = null;
  }

  purge(isOver: (row: Row) => boolean): number {
    const before = this.committed.size;
    for (const row of [...this.committed.values()]) if (isOver(row)) this.committed.delete(row.id);
    return before - this.committed.size;
  }

  private writable(): Map<string, Row> {
    return (this.draft ??= new Map(this.committed));
  }
}

function prospectsIn(table: TransactedMap<Prospect>): ProspectList {
  const withPhone = (phone: string) =>
    table.values().find(({ details }) => details !== null && storedSpellings(phone).includes(details.phone)) ?? null;
  return {
    find: (id) => table.get(id),
    count: () => table.values().length,
    hasPhone: (phone) => withPhone(phone) !== null,
    managerOf: (phone) => withPhone(phone)?.managerId ?? null,
    page({ managerId, state, offset }) {
      const chosen = table
        .values()
        .filter((row) => (managerId === null || row.managerId === managerId) && (state === null || row.state === state));
      return { rows: chosen.sort(soonestDue).slice(offset, offset + PROSPECTS_SHOWN), total: chosen.length };
    },
    figures: (today) => [...new Set(table.values().map(({ managerId }) => managerId))].sort().map((id) => figuresOf(id, table, today)),
    add: (prospect) => table.put(prospect),
    change(id, now, change) {
      const row = table.get(id);
      if (row !== null) table.put({ ...row, ...change, changedAt: now });
    },
    remove: (id) => table.delete(id),
  };
}

function figuresOf(managerId: string, table: TransactedMap<Prospect>, today: string) {
  const rows = table.values().filter((row) => row.managerId === managerId);
  const count = (counts: (row: Prospect) => boolean) => rows.filter(counts).length;
  return {
    managerId,
    total: rows.length,
    open: count(({ state }) => isOpen(state)),
    notContacted: count(({ state }) => state === 'not-contacted'),
    booked: count(({ state }) => state === 'booked'),
    overdue: count(({ state, dueOn }) => isOpen(state) && dueOn !== null && dueOn < today),
  };
}

function soonestDue(one: Prospect, other: Prospect): number {
  const open = Number(isOpen(other.state)) - Number(isOpen(one.state));
  return open !== 0 ? open : compare(one.dueOn ?? '~', other.dueOn ?? '~') || compare(one.id, other.id);
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function gatheringsIn(gatherings: TransactedMap<Gathering>, attendees: TransactedMap<Attendee>): GatheringList {
  const of = (gatheringId: string) =>
    attendees
      .values()
      .filter((attendee) => attendee.gatheringId === gatheringId)
      .sort((one, other) => compare(one.registeredAt, other.registeredAt) || compare(one.id, other.id));
  const figures = (gatheringId: string): GatheringFigures => ({
    registered: heads(of(gatheringId)),
    present: heads(of(gatheringId).filter(({ arrivedAt }) => arrivedAt !== null)),
  });
  return {
    find: (id) => gatherings.get(id),
    all: () =>
      gatherings
        .values()
        .sort((one, other) => compare(one.startsAt, other.startsAt) || compare(one.id, other.id))
        .map((gathering) => ({ ...gathering, ...figures(gathering.id) })),
    figures,
    findAttendee: (id) => attendees.get(id),
    attendees: of,
    isRegistered: (gatheringId, phone) =>
      of(gatheringId).some(({ details }) => details !== null && storedSpellings(phone).includes(details.phone)),
    presentByManager(gatheringId) {
      const present = new Map<string, number>();
      for (const { managerId, arrivedAt } of of(gatheringId)) {
        if (managerId !== null && arrivedAt !== null) present.set(managerId, (present.get(managerId) ?? 0) + 1);
      }
      return present;
    },
    plan: (gathering) => gatherings.put({ ...gathering, cancelled: false }),
    cancel(id) {
      const gathering = gatherings.get(id);
      if (gathering !== null) gatherings.put({ ...gathering, cancelled: true });
    },
    register: (attendee) => attendees.put(attendee),
    withdraw: (attendeeId) => attendees.delete(attendeeId),
    takeBackArrival(attendeeId) {
      const attendee = attendees.get(attendeeId);
      if (attendee !== null) attendees.put({ ...attendee, arrivedAt: null });
    },
    arrive(attendeeId, at, companions, managerId) {
      const attendee = attendees.get(attendeeId);
      if (attendee !== null) attendees.put({ ...attendee, arrivedAt: at, companions, managerId });
    },
  };
}

function heads(attendees: readonly Attendee[]): number {
  return attendees.reduce((sum, { companions }) => sum + 1 + companions, 0);
}
