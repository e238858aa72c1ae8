import { randomUUID } from 'node:crypto';
import { VirtualClock } from '../../server/time/clock.ts';
import { Desk } from '../../server/desk/desk.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command, CommandOf } from '../../server/kernel/commands.ts';
import type { Receipt } from '../../server/kernel/words/receipt.ts';
import type { StoredEvent } from '../../server/kernel/words/event.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import type { EventLog } from '../../server/store/log.ts';
import { configurationWith } from '../store/configuration.ts';

export const COUNTERS = 8;
export const KIOSK: Actor = { role: 'kiosk', kioskId: 'kiosk-1' };
export const TAKE: CommandOf<'take-ticket'> = { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card: null };
export const NOON = Date.parse('2026-11-23T12:00:00+08:00');

export const teller = (counter: number): Actor => ({ role: 'teller', staffId: `teller-${counter}` });
export const openCounter = (counter: number): Command => ({ type: 'open-counter', counterId: `counter-${counter}` });
export const callNext = (counter: number): Command => ({ type: 'call-next', counterId: `counter-${counter}`, finishing: null });

/** A desk on virtual time, with everything it told and every death it asked for. */
export interface DeskAtWork {
  readonly desk: Desk;
  readonly clock: VirtualClock;
  readonly told: (readonly StoredEvent[])[];
  readonly deaths: unknown[];
}

export function deskOn(log: EventLog): DeskAtWork {
  const clock = new VirtualClock(NOON);
  const told: (readonly StoredEvent[])[] = [];
  const deaths: unknown[] = [];
  const configuration = configurationWith(COUNTERS);
  const desk = new Desk({
    log,
    clock,
    newId: randomUUID,
    draw: () => 0,
    configuration: () => configuration,
    tell: (changed) => told.push(changed),
    purged: () => {},
    faulted: (error) => {
      throw error;
    },
    die: (error) => deaths.push(error),
  });
  return { desk, clock, told, deaths };
}

export function sqliteIn(directory: string): EventLog {
  return sqliteLog(openDatabase(directory));
}

/** Everything of this turn of the event loop done, its commit and its telling included. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

export function receiptOf<K extends Receipt['kind']>(answer: Answer, kind: K): Extract<Receipt, { kind: K }> {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
  if (answer.receipt.kind !== kind) throw new Error(`a receipt of kind ${answer.receipt.kind}`);
  return answer.receipt as Extract<Receipt, { kind: K }>;
}

export function refusalOf(answer: Answer): string {
  if (answer.ok) throw new Error(`accepted: ${JSON.stringify(answer.receipt)}`);
  return answer.refusal.code;
}
