import { randomUUID } from 'node:crypto';
import { BusinessClock, type TimeSources } from '../../server/time/business-clock.ts';
import type { Clock, ClockCondition } from '../../server/time/clock.ts';
import type { PurgedRows } from '../../server/desk/desk-parts.ts';
import { Desk } from '../../server/desk/desk.ts';
import { intentOf } from '../../server/desk/intent.ts';
import type { Command } from '../../server/kernel/commands.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import type { EventOf, EventType, StoredEvent } from '../../server/kernel/words/event.ts';
import type { EventLog } from '../../server/store/log.ts';
import type { Machine } from './machine.ts';

export type ClockOf = (sources: TimeSources, changed: (condition: ClockCondition) => void) => Clock;
export const businessClock: ClockOf = (sources, changed) => new BusinessClock(sources, changed);

export const TELLER: Actor = { role: 'teller', staffId: 'wang' };
export const NEIGHBOUR: Actor = { role: 'teller', staffId: 'li' };
export const LOBBY: Actor = { role: 'lobby', staffId: 'zhao' };

/** The real desk on a machine in hand, with each event beside the true time at which it was told. */
export interface BranchOnClock {
  readonly desk: Desk;
  readonly clock: Clock;
  readonly conditions: readonly ClockCondition[];
  readonly purges: readonly PurgedRows[];
  readonly told: readonly Told[];
  of<T extends EventType>(type: T): readonly { readonly truth: number; readonly at: number; readonly event: EventOf<T> }[];
  ask(command: Command, actor: Actor): Promise<Answer>;
  take(): Promise<Answer>;
}

interface Told extends StoredEvent {
  readonly truth: number;
}

export function branchOnClock(machine: Machine, configuration: BranchConfiguration, log: EventLog, clockOf: ClockOf): BranchOnClock {
  const told: Told[] = [];
  const conditions: ClockCondition[] = [];
  const purges: PurgedRows[] = [];
  const clock = clockOf(machine.sources, (condition) => conditions.push(condition));
  const desk = new Desk({
    log,
    clock,
    newId: randomUUID,
    draw: () => 0,
    configuration: () => configuration,
    tell: (changed) => told.push(...changed.map((stored) => ({ ...stored, truth: machine.truth }))),
    purged: (rows) => purges.push(rows),
    faulted: (error) => {
      throw error;
    },
    die: (error) => {
      throw error;
    },
  });
  /** Answered, and told to the screens. */
  const ask = async (command: Command, actor: Actor): Promise<Answer> => {
    const answer = await desk.submit(intentOf(randomUUID(), command, actor, null));
    await new Promise<void>((resolve) => setImmediate(resolve));
    return answer;
  };
  return {
    desk,
    clock,
    conditions,
    purges,
    told,
    of: <T extends EventType>(type: T) =>
      told.flatMap(({ truth, at, event }) => (event.type === type ? [{ truth, at, event: event as EventOf<T> }] : [])),
    ask,
    take: () =>
      ask({ type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card: null }, { role: 'kiosk', kioskId: 'k2' }),
  };
}
