import type { StoredEvent } from '../../server/kernel/event.ts';

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
