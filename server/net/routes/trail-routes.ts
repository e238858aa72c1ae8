import { type Request, type Response, Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { TRAIL_DAYS_MAX, TRAIL_PAGE_ROWS, trailAnswer, trailQuery, type TrailRowShown } from '../../contract/people/trail.ts';
import { ACT_WORDS, TRAIL_ROLE_WORDS } from '../../contract/texts/trail-texts.ts';
import type { RefusalCode, RefusalParams } from '../../kernel/words/refusal.ts';
import type { ShownEntry, TrailPlace, TrailQuery } from '../../store/trail/read-trail.ts';
import { trailCsv } from '../../store/records/trail-csv.ts';
import type { Edge } from '../edge.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { mayKeepPeople } from '../people/people-shown.ts';
import { noted } from '../people/trail-notes.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Rows of one file; a spreadsheet opens them, and the server holds them at once. */
const CSV_ROWS_MAX = 50_000;

const ACTS = Object.entries(ACT_WORDS).map(([id, text]) => ({ id, text }));
const ROLES = Object.entries(TRAIL_ROLE_WORDS).map(([id, text]) => ({ id, text }));

/** Who did and read what, for supervisor and administrator. */
export function trailRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/trail', signedIn(parts, noted('read-trail', null), oneAtATime(getTrail)));
  router.get('/trail.csv', signedIn(parts, noted('read-trail', null), oneAtATime(getCsv)));
  return router;
}

type Asked = z.infer<typeof trailQuery> & { readonly from: string; readonly to: string };

async function getTrail({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const asked = askedFor(edge, subject, request, response);
  if (asked === null) return;
  const { entries, next } = await edge.trail.read(queryOf(edge, asked, TRAIL_PAGE_ROWS));
  const { timeZone } = edge.configuration().branch;
  const names = namesIn(edge);
  answerJson(response, trailAnswer, {
    rows: entries.map((entry) => shown(entry, names)),
    next: next === null ? null : `${next.event}-${next.row}`,
    timeZone,
    from: asked.from,
    to: asked.to,
    acts: ACTS,
    roles: ROLES,
    people: choices(names.people),
    devices: choices(names.devices),
  });
}

async function getCsv({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  const asked = askedFor(edge, subject, request, response);
  if (asked === null) return;
  const { entries, next } = await edge.trail.read(queryOf(edge, asked, CSV_ROWS_MAX));
  const { timeZone } = edge.configuration().branch;
  const names = namesIn(edge);
  const rows = entries.map((entry) => shown(entry, names));
  const csv = trailCsv(rows, next === null, asked.language ?? 'zh-CN', (at) => timeText(at, timeZone));
  response.attachment(`branch-trail-${asked.from}-${asked.to}.csv`).type('text/csv; charset=utf-8').send(csv);
}

/** null: the refusal has been sent. */
function askedFor(edge: Edge, subject: Subject, request: Request, response: Response): Asked | null {
  const parsed = mayKeepPeople(subject) ? trailQuery.safeParse(request.query) : null;
  if (parsed === null) return refused(response, 'not-allowed', {});
  if (!parsed.success) return refused(response, 'malformed', { field: String(parsed.error.issues[0]?.path[0] ?? 'query').slice(0, 48) });
  const { date } = edge.time().local;
  const { to = date, from = isDay(to) ? Temporal.PlainDate.from(to).subtract({ days: 1 }).toString() : date } = parsed.data;
  if (!isDay(from) || !isDay(to)) return refused(response, 'malformed', { field: 'from, to' });
  const days = Temporal.PlainDate.from(from).until(to).days + 1;
  if (days < 1 || days > TRAIL_DAYS_MAX) return refused(response, 'malformed', { field: `to: ${TRAIL_DAYS_MAX}` });
  return { ...parsed.data, from, to };
}

function refused(response: Response, code: RefusalCode, params: RefusalParams): null {
  refuse(response, code, params);
  return null;
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function queryOf(edge: Edge, { from, to, staffId, deviceId, act, before }: Asked, rowsMax: number): TrailQuery {
  const { timeZone } = edge.configuration().branch;
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  return {
    from: startOf(Temporal.PlainDate.from(from)),
    until: startOf(Temporal.PlainDate.from(to).add({ days: 1 })),
    staffId: staffId ?? null,
    deviceId: deviceId ?? null,
    act: act ?? null,
    before: before === undefined ? null : placeOf(before),
    rowsMax,
  };
}

function placeOf(before: string): TrailPlace {
  const [event, row] = before.split('-').map(Number);
  return { event: event ?? 0, row: row ?? 0 };
}

interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly devices: ReadonlyMap<string, string>;
}

/** As the branch calls them now; a person who has left the configuration is known by his credentials. */
function namesIn({ configuration, credentials, enrolment }: Edge): Names {
  const people = new Map(credentials.list().map(({ staffId, name }) => [staffId, name] as const));
  for (const { id, name } of configuration().staff) people.set(id, name);
  return { people, devices: new Map(enrolment.listTokens().map(({ id, name }) => [id, name] as const)) };
}

function choices(names: ReadonlyMap<string, string>) {
  return [...names].map(([id, name]) => ({ id, name }));
}

function shown(entry: ShownEntry, { people, devices }: Names): TrailRowShown {
  const { staffId, deviceId } = entry;
  return {
    ...entry,
    staffName: staffId === null ? null : (people.get(staffId) ?? null),
    deviceName: deviceId === null ? null : (devices.get(deviceId) ?? null),
  };
}

function timeText(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}
