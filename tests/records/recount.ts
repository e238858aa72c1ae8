import type { StoredEvent } from '../../server/kernel/words/event.ts';

/*
 * The month counted a second time, by another way: over raw JSON, with no type or function of the product.
 * What the product's forms and figures say is held against it.
 */

interface Raw {
  readonly at: number;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface Recount {
  readonly raised: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Referrals with no outcome, or with more than one. */
  readonly withoutOne: readonly string[];
  readonly acknowledged: number;
  readonly ackMs: readonly number[];
  readonly escalated: number;
  readonly cards: number;
  /** Cards whose holder somebody has reached, and cards that nobody has closed. */
  readonly contacted: number;
  readonly followUpsOpen: number;
  readonly cardsByPerson: Readonly<Record<string, number>>;
  /** Customers each once: by ticket, or else by referral, or else by card. */
  readonly identified: number;
  readonly coveredMs: number;
  readonly openMs: number;
  readonly byPerson: Readonly<Record<string, { readonly raised: number; readonly introduced: number }>>;
}

export function recount(events: readonly StoredEvent[]): Recount {
  const rows = JSON.parse(JSON.stringify(events)) as readonly Raw[];
  const of = (type: string): readonly Raw[] => rows.filter((row) => row.event['type'] === type);
  const raised = of('referral-raised');
  const closings = of('referral-closed');
  const outcomes: Record<string, number> = {};
  for (const { event } of closings) outcomes[String(event['outcome'])] = (outcomes[String(event['outcome'])] ?? 0) + 1;
  const first = new Map<unknown, number>();
  for (const { at, event } of of('referral-acknowledged')) if (!first.has(event['referralId'])) first.set(event['referralId'], at);
  const introduced = new Set(closings.filter(({ event }) => event['outcome'] === 'introduced').map(({ event }) => event['referralId']));
  const byPerson: Record<string, { raised: number; introduced: number }> = {};
  for (const { event } of raised) {
    const { staffId } = event['source'] as { staffId: string };
    const mine = (byPerson[staffId] ??= { raised: 0, introduced: 0 });
    mine.raised += 1;
    if (introduced.has(event['referralId'])) mine.introduced += 1;
  }
  return {
    ...recountCards(rows),
    ...recountCover(rows),
    identified: recognised(rows),
    raised: raised.length,
    outcomes,
    withoutOne: raised
      .map(({ event }) => String(event['referralId']))
      .filter((id) => closings.filter(({ event }) => event['referralId'] === id).length !== 1),
    acknowledged: first.size,
    ackMs: raised
      .filter(({ event }) => (event['source'] as { role: string }).role === 'teller' && first.has(event['referralId']))
      .map(({ at, event }) => (first.get(event['referralId']) ?? 0) - at)
      .sort((one, other) => one - other),
    escalated: new Set(of('referral-escalated').map(({ event }) => event['referralId'])).size,
    byPerson,
  };
}

function recountCards(rows: readonly Raw[]): Pick<Recount, 'cards' | 'contacted' | 'followUpsOpen' | 'cardsByPerson'> {
  const cards = rows.filter(({ event }) => event['type'] === 'card-handed').map(({ event }) => event);
  const ids = new Set(cards.map((event) => event['followUpId']));
  const touched = (wanted: (event: Raw['event']) => boolean): number =>
    new Set(
      rows
        .map(({ event }) => event)
        .filter((event) => ids.has(event['followUpId']) && wanted(event))
        .map((event) => event['followUpId']),
    ).size;
  const cardsByPerson: Record<string, number> = {};
  for (const event of cards) cardsByPerson[String(event['staffId'])] = (cardsByPerson[String(event['staffId'])] ?? 0) + 1;
  return {
    cards: cards.length,
    contacted: touched((event) => event['type'] === 'contact-logged' && event['result'] !== 'no-answer'),
    followUpsOpen: cards.length - touched((event) => event['type'] === 'follow-up-closed'),
    cardsByPerson,
  };
}

function recognised(rows: readonly Raw[]): number {
  const customers = rows.flatMap(({ event }) => {
    const ticket = (event['ticketId'] ?? null) as string | null;
    if (event['type'] === 'standing-changed' && event['change'] === 'identified') return [ticket ?? ''];
    if (event['type'] === 'referral-raised') return [String(ticket ?? event['referralId'])];
    return event['type'] === 'card-handed' && event['referralId'] === null ? [String(ticket ?? event['followUpId'])] : [];
  });
  return new Set(customers).size;
}

interface Stay {
  readonly from: number;
  readonly to: number;
}

/** Every stay at the post by itself, from its start to whatever ended it; then how much of the day all stays cover together. */
function recountCover(rows: readonly Raw[]): Pick<Recount, 'coveredMs' | 'openMs'> {
  let coveredMs = 0;
  let openMs = 0;
  for (const [index, opening] of rows.entries()) {
    if (opening.event['type'] !== 'day-opened') continue;
    const length = rows.slice(index).findIndex(({ event }) => event['type'] === 'day-closed');
    const day = rows.slice(index, index + length + 1);
    openMs += (day.at(-1)?.at ?? opening.at) - opening.at;
    coveredMs += lengthOf(staysIn(day));
  }
  return { coveredMs, openMs };
}

function staysIn(day: readonly Raw[]): readonly Stay[] {
  return day.flatMap(({ at, event }, index) => {
    const staffId = event['type'] === 'duty-started' ? event['staffId'] : event['type'] === 'duty-handed-over' ? event['standInId'] : null;
    if (staffId === null) return [];
    const leaves = ({ event: later }: Raw): boolean =>
      later['type'] === 'day-closed' ||
      ((later['type'] === 'duty-left' || later['type'] === 'duty-handed-over') && later['staffId'] === staffId);
    return [{ from: at, to: day.slice(index + 1).find(leaves)?.at ?? at }];
  });
}

/** Of their union. */
function lengthOf(stays: readonly Stay[]): number {
  let covered = 0;
  let reached = 0;
  for (const { from, to } of [...stays].sort((one, other) => one.from - other.from)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}
