import type { Database } from 'better-sqlite3';
import { storedSpellings } from '../../prospects/telephone.ts';
import type { Attendee, AttendeeDetails, Gathering, GatheringFigures, GatheringList, NewAttendee } from '../gathering.ts';
import { isIntact } from '../integrity/row-sums.ts';
import type { Seal } from '../integrity/seal.ts';

interface GatheringRow {
  readonly id: string;
  readonly title: string;
  readonly starts_at: number;
  readonly seats: number;
  readonly cancelled: number;
}

interface AttendeeRow {
  readonly id: string;
  readonly gathering_id: string;
  readonly manager_id: string | null;
  readonly phone_sum: string;
  readonly details: string;
  readonly companions: number;
  readonly registered_at: number;
  readonly arrived_at: number | null;
}

/** As read: 0 where the disk has changed the row. Then nobody is greeted by what it says. */
type ReadAttendee = AttendeeRow & { readonly intact: number };

/** Gatherings and their attendees, in SQLite. */
interface GatheringTable extends GatheringList {
  /** Deletes gatherings that began before this time, with their attendees; returns the number of rows. */
  purge(before: number): number;
}

export function gatheringTable(connection: Database, seal: Seal): GatheringTable {
  const statements = prepareStatements(connection);
  const read = (row: ReadAttendee): Attendee => attendeeOf(row, seal);
  return {
    find(id) {
      const row = statements.find.get(id);
      return row === undefined ? null : gatheringOf(row);
    },
    all: () => statements.all.all().map((row) => ({ ...gatheringOf(row), registered: row.registered, present: row.present })),
    figures: (id) => statements.figures.get(id) ?? { registered: 0, present: 0 },
    findAttendee(id) {
      const row = statements.findAttendee.get(id);
      return row === undefined ? null : read(row);
    },
    attendees: (gatheringId) => statements.attendees.all(gatheringId).map(read),
    isRegistered: (gatheringId, phone) =>
      storedSpellings(phone).some((one) => statements.registered.get(gatheringId, seal.sumOf(one)) !== undefined),
    presentByManager: (gatheringId) =>
      new Map(statements.present.all(gatheringId).map(({ managerId, customers }) => [managerId, customers] as const)),
    plan: ({ id, title, startsAt, seats }) => void statements.plan.run(id, title, startsAt, seats),
    cancel: (id) => void statements.cancel.run(id),
    register: (attendee) => void statements.register.run(rowOf(attendee, seal)),
    withdraw: (attendeeId) => void statements.withdraw.run(attendeeId),
    takeBackArrival: (attendeeId) => void statements.takeBackArrival.run(attendeeId),
    arrive: (attendeeId, at, companions, managerId) => void statements.arrive.run(at, companions, managerId, attendeeId),
    purge: (before) => statements.purgeAttendees.run(before).changes + statements.purge.run(before).changes,
  };
}

function gatheringOf({ id, title, starts_at, seats, cancelled }: GatheringRow): Gathering {
  return { id, title, startsAt: starts_at, seats, cancelled: cancelled === 1 };
}

function rowOf(attendee: NewAttendee, seal: Seal): AttendeeRow {
  return {
    id: attendee.id,
    gathering_id: attendee.gatheringId,
    manager_id: attendee.managerId,
    phone_sum: seal.sumOf(attendee.details.phone),
    details: seal.close(JSON.stringify(attendee.details)),
    companions: attendee.companions,
    registered_at: attendee.registeredAt,
    arrived_at: attendee.arrivedAt,
  };
}

function attendeeOf(row: ReadAttendee, seal: Seal): Attendee {
  const details = row.intact === 1 ? seal.open(row.details) : null;
  return {
    id: row.id,
    gatheringId: row.gathering_id,
    managerId: row.manager_id,
    companions: row.companions,
    registeredAt: row.registered_at,
    arrivedAt: row.arrived_at,
    details: details === null ? null : (JSON.parse(details) as AttendeeDetails),
  };
}

const AS_READ = `*, ${isIntact('attendees')} AS intact`;
const HEADS = 'coalesce(sum(1 + companions), 0)';
const HEADS_PRESENT = 'coalesce(sum(CASE WHEN arrived_at IS NULL THEN 0 ELSE 1 + companions END), 0)';

function prepareStatements(connection: Database) {
  return {
    find: connection.prepare<[string], GatheringRow>('SELECT * FROM gatherings WHERE id = ?'),
    all: connection.prepare<[], GatheringRow & GatheringFigures>(
      `SELECT gatherings.*, (SELECT ${HEADS} FROM attendees WHERE gathering_id = gatherings.id) AS registered,
         (SELECT ${HEADS_PRESENT} FROM attendees WHERE gathering_id = gatherings.id) AS present
       FROM gatherings ORDER BY starts_at, id`,
    ),
    figures: connection.prepare<[string], GatheringFigures>(
      `SELECT ${HEADS} AS registered, ${HEADS_PRESENT} AS present FROM attendees WHERE gathering_id = ?`,
    ),
    findAttendee: connection.prepare<[string], ReadAttendee>(`SELECT ${AS_READ} FROM attendees WHERE id = ?`),
    attendees: connection.prepare<[string], ReadAttendee>(
      `SELECT ${AS_READ} FROM attendees WHERE gathering_id = ? ORDER BY registered_at, id`,
    ),
    registered: connection.prepare<[string, string], number>('SELECT 1 FROM attendees WHERE gathering_id = ? AND phone_sum = ?').pluck(),
    present: connection.prepare<[string], { managerId: string; customers: number }>(
      `SELECT manager_id AS managerId, count(*) AS customers FROM attendees
       WHERE gathering_id = ? AND arrived_at IS NOT NULL AND manager_id IS NOT NULL GROUP BY manager_id`,
    ),
    plan: connection.prepare<[string, string, number, number]>(
      'INSERT INTO gatherings (id, title, starts_at, seats, cancelled) VALUES (?, ?, ?, ?, 0)',
    ),
    cancel: connection.prepare<[string]>('UPDATE gatherings SET cancelled = 1 WHERE id = ?'),
    register: connection.prepare<[AttendeeRow]>(
      `INSERT INTO attendees (id, gathering_id, manager_id, phone_sum, details, companions, registered_at, arrived_at)
       VALUES (@id, @gathering_id, @manager_id, @phone_sum, @details, @companions, @registered_at, @arrived_at)`,
    ),
    withdraw: connection.prepare<[string]>('DELETE FROM attendees WHERE id = ?'),
    takeBackArrival: connection.prepare<[string]>('UPDATE attendees SET arrived_at = NULL WHERE id = ?'),
    arrive: connection.prepare<[number, number, string, string]>(
      'UPDATE attendees SET arrived_at = ?, companions = ?, manager_id = ? WHERE id = ?',
    ),
    purgeAttendees: connection.prepare<[number]>(
      'DELETE FROM attendees WHERE gathering_id IN (SELECT id FROM gatherings WHERE starts_at < ?)',
    ),
    purge: connection.prepare<[number]>('DELETE FROM gatherings WHERE starts_at < ?'),
  };
}
