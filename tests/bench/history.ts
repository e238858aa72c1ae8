import { intentOf } from '../../server/desk/intent.ts';
import { VirtualClock } from '../../server/time/clock.ts';
import { Desk } from '../../server/desk/desk.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command } from '../../server/kernel/commands.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { BranchEvent, StoredEvent } from '../../server/kernel/words/event.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import type { Cause, EventLog } from '../../server/store/log.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { configurationWith } from '../store/configuration.ts';

const COUNTERS = 8;
const DAY_MS = 24 * 60 * 60 * 1_000;
const OPENS = 'T08:30:00Z';
const A_TICKET_EVERY_MS = 24_000;
/** Days whose answers the server would still have kept. */
const DAYS_ANSWERED = 3;
/** Every id of the template day begins with this; each day of the history gets its own instead. */
const TEMPLATE = 'h000-';

interface Caused {
  readonly cause: Cause;
  readonly stored: StoredEvent;
}

export interface HistoryPlan {
  /** At least this many altogether. */
  readonly tickets: number;
  readonly ticketsADay: number;
}

export interface FilledHistory {
  readonly days: number;
  readonly tickets: number;
  readonly events: number;
}

/**
 * Fills a new database with the tickets of past business days, the last on `lastDate`. One day is
 * played through the real desk; the others are that day on other dates with other ids, written by the real log.
 */
export async function fillHistory(dataDir: string, { tickets, ticketsADay }: HistoryPlan, lastDate: string): Promise<FilledHistory> {
  const days = Math.ceil(tickets / ticketsADay);
  const first = Date.parse(`${lastDate}${OPENS}`) - (days - 1) * DAY_MS;
  const day = await playDay(first, ticketsADay);
  const log = sqliteLog(openDatabase(dataDir));
  for (let index = 0; index < days; index += 1) writeDay(log, day, index, index >= days - DAYS_ANSWERED);
  log.close();
  return { days, tickets: days * ticketsADay, events: days * day.length };
}

function writeDay(log: EventLog, day: readonly Caused[], index: number, answered: boolean): void {
  log.transact((batch) => {
    const seen = new Set<string>();
    for (const { cause, stored } of day) {
      const commandId = renamed(cause.commandId, index);
      const moved = { at: stored.at + index * DAY_MS, event: movedEvent(stored.event, index) };
      batch.append({ ...cause, commandId }, moved);
      if (!answered || seen.has(commandId)) continue;
      seen.add(commandId);
      batch.remember(commandId, { bodyHash: 'history', answer: { ok: true, receipt: { kind: 'done' } } }, moved.at);
    }
  });
}

function renamed(text: string, index: number): string {
  return text.startsWith(TEMPLATE) ? `h${index}-${text.slice(TEMPLATE.length)}` : text;
}

function movedEvent(event: BranchEvent, index: number): BranchEvent {
  if (event.type === 'day-opened') {
    const date = new Date(Date.parse(event.date) + index * DAY_MS).toISOString().slice(0, 10);
    return { ...event, date, closesAt: event.closesAt + index * DAY_MS };
  }
  // Ids lie at the top of these events, and renaming them there is three times as fast as through JSON.
  const entries = Object.entries(event).map(([key, value]) => [
    key,
    typeof value === 'string' ? renamed(value, index) : (value as unknown),
  ]);
  const moved = Object.fromEntries(entries) as BranchEvent;
  return moved.type === 'ticket-taken' ? { ...moved, key: moved.key + index * DAY_MS } : moved;
}

async function playDay(opensAt: number, tickets: number): Promise<readonly Caused[]> {
  const written: Caused[] = [];
  const clock = new VirtualClock(opensAt);
  const desk = deskFor(clock, recording(memoryLog(), written));
  let asked = 0;
  const ask = async (command: Command, actor: Actor): Promise<Answer> => {
    const answer = await desk.submit(intentOf(`${TEMPLATE}c${(asked += 1)}`, command, actor, null));
    if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.code}`);
    return answer;
  };
  await ask({ type: 'open-day' }, { role: 'operator' });
  for (let counter = 1; counter <= COUNTERS; counter += 1) {
    await ask({ type: 'open-counter', counterId: `counter-${counter}` }, teller(counter));
  }
  const inHand = new Map<number, string>();
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    clock.advanceTo(clock.now() + A_TICKET_EVERY_MS);
    await serveOne(ask, clock, 1 + (ticket % COUNTERS), inHand, ticket % 3 !== 0);
  }
  await ask({ type: 'close-day' }, { role: 'operator' });
  desk.stop();
  return written;
}

type Ask = (command: Command, actor: Actor) => Promise<Answer>;

async function serveOne(ask: Ask, clock: VirtualClock, counter: number, inHand: Map<number, string>, recalled: boolean): Promise<void> {
  const counterId = `counter-${counter}`;
  const serviceId = counter % 2 === 0 ? 'wealth' : 'cash';
  await ask({ type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, card: null }, { role: 'kiosk', kioskId: 'kiosk-1' });
  const called = await ask({ type: 'call-next', counterId, finishing: inHand.get(counter) ?? null }, teller(counter));
  const ticketId = called.ok && called.receipt.kind === 'called' ? called.receipt.ticketId : null;
  if (ticketId === null) throw new Error('nobody was called');
  clock.advanceTo(clock.now() + 6_000);
  if (recalled) await ask({ type: 'recall', counterId, ticketId }, teller(counter));
  await ask({ type: 'start-service', counterId, ticketId }, teller(counter));
  inHand.set(counter, ticketId);
}

function teller(counter: number): Actor {
  return { role: 'teller', staffId: `teller-${counter}` };
}

function deskFor(clock: VirtualClock, log: EventLog): Desk {
  const configuration = byHand(configurationWith(COUNTERS));
  let ids = 0;
  return new Desk({
    log,
    clock,
    newId: () => `${TEMPLATE}${(ids += 1)}`,
    draw: () => 0,
    configuration: () => configuration,
    tell: () => {},
    purged: () => {},
    faulted: (error) => {
      throw error;
    },
    die: (error) => {
      throw error;
    },
  });
}

/** In UTC, so that a day of hand-set times stays within one date; its hours lie where the clock never is. */
function byHand(configuration: BranchConfiguration): BranchConfiguration {
  return {
    ...configuration,
    branch: { ...configuration.branch, timeZone: 'Europe/London' },
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '00:01' }],
    services: configuration.services.map((service) => ({
      ...service,
      hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }],
    })),
  };
}

function recording(log: EventLog, written: Caused[]): EventLog {
  return {
    ...log,
    transact: (write) =>
      log.transact((batch) =>
        write({
          ...batch,
          append: (cause, stored) => {
            batch.append(cause, stored);
            written.push({ cause, stored });
          },
        }),
      ),
  };
}
