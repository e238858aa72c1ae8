import { expect } from 'vitest';
import type { Expectation, Step, Story } from './given.ts';
import type { Actor } from '../server/kernel/words/actor.ts';
import { comparePlaces } from '../server/kernel/state/line.ts';
import { firstPlaces } from '../server/kernel/calling/lines.ts';
import type { Command } from '../server/kernel/commands.ts';
import { dueCommands } from '../server/kernel/due.ts';
import type { EventType } from '../server/kernel/words/event.ts';
import type { PrinterCondition } from '../server/kernel/state/printing.ts';
import type { RefusalCode } from '../server/kernel/words/refusal.ts';
import type { TicketPhase } from '../server/kernel/state/ticket.ts';

/* Steps: somebody does something. */

/** Who signs on at which counter in these stories. */
const TELLERS: Readonly<Record<string, string>> = { c1: 'wang', c2: 'li', c3: 'chen' };

export const LOBBY: Actor = { role: 'lobby', staffId: 'zhao' };
export const CLOCK: Actor = { role: 'clock' };

export function tellerAt(counterId: string): Actor {
  return { role: 'teller', staffId: TELLERS[counterId] ?? 'nobody' };
}

export function asks(actor: Actor, command: Command): Step {
  return (story) => void story.run(command, actor);
}

export function asksAbout(actor: Actor, command: (story: Story) => Command): Step {
  return (story) => void story.run(command(story), actor);
}

export const dayOpens: Step = (story) => void story.run({ type: 'open-day' }, CLOCK);

export function opens(...counterIds: readonly string[]): Step {
  return (story) => {
    for (const counterId of counterIds) story.run({ type: 'open-counter', counterId }, tellerAt(counterId));
  };
}

export function takes(serviceId: string, alias: string): Step {
  return takesAt('k2', serviceId, alias, false);
}

export function takesAt(kioskId: string, serviceId: string, alias: string, elder: boolean): Step {
  return (story) => {
    const decision = story.run({ type: 'take-ticket', serviceId, language: 'zh-CN', elder, card: null }, { role: 'kiosk', kioskId });
    if (decision.ok && decision.receipt.kind === 'ticket') story.name(alias, decision.receipt.ticketId);
  };
}

export function waits(seconds: number): Step {
  return (story) => {
    story.now += seconds * 1_000;
    story.last = null;
  };
}

export function timePasses(seconds: number): Step {
  return (story) => {
    story.now += seconds * 1_000;
    for (const command of dueCommands(story.branch, story.context())) story.run(command, CLOCK);
  };
}

export function next(counterId: string): Step {
  return (story) => {
    const finishing = story.branch.hall.counters.get(counterId)?.state === 'serving' ? inHandAt(story, counterId) : null;
    story.run({ type: 'call-next', counterId, finishing }, tellerAt(counterId));
  };
}

function inHandAt(story: Story, counterId: string): string | null {
  return story.branch.hall.counters.get(counterId)?.ticketId ?? null;
}

type InHandCommand = 'recall' | 'start-service' | 'finish-service' | 'mark-no-show' | 'return-ticket';

function inHand(type: InHandCommand, counterId: string): Step {
  return (story) => void story.run({ type, counterId, ticketId: inHandAt(story, counterId) ?? 'nobody' }, tellerAt(counterId));
}

export const recalls = (counterId: string): Step => inHand('recall', counterId);
export const starts = (counterId: string): Step => inHand('start-service', counterId);
export const finishes = (counterId: string): Step => inHand('finish-service', counterId);
export const noShow = (counterId: string): Step => inHand('mark-no-show', counterId);
export const returns = (counterId: string): Step => inHand('return-ticket', counterId);

export function parks(counterId: string): Step {
  return (story) =>
    void story.run(
      { type: 'park-ticket', counterId, ticketId: inHandAt(story, counterId) ?? 'nobody', reasonId: 'forms' },
      tellerAt(counterId),
    );
}

export function undoes(counterId: string): Step {
  return asks(tellerAt(counterId), { type: 'undo', counterId });
}

export function transfersToService(counterId: string, serviceId: string): Step {
  return asksAbout(tellerAt(counterId), (story) => ({
    type: 'transfer-ticket',
    ticketId: inHandAt(story, counterId) ?? 'nobody',
    to: { kind: 'service', serviceId },
  }));
}

export function transfersToCounter(counterId: string, toCounterId: string): Step {
  return asksAbout(tellerAt(counterId), (story) => ({
    type: 'transfer-ticket',
    ticketId: inHandAt(story, counterId) ?? 'nobody',
    to: { kind: 'counter', counterId: toCounterId },
  }));
}

export function restores(alias: string): Step {
  return asksAbout(LOBBY, (story) => ({ type: 'restore-ticket', ticketId: story.id(alias) }));
}

export function printerSays(condition: PrinterCondition): Step {
  return asks({ role: 'agent', agentId: 'a1' }, { type: 'report-printer', printerId: 'p1', condition });
}

/* Expectations: what must be true. */

export function refused(code: RefusalCode): Expectation {
  return (story) => {
    expect(story.last, 'the step was accepted').toMatchObject({ ok: false, refusal: { code } });
    expect(story.newEvents).toEqual([]);
  };
}

export function events(...types: readonly EventType[]): Expectation {
  return (story) => expect(story.newEvents.map((event) => event.type)).toEqual(types);
}

export function calls(alias: string, counterId: string): Expectation {
  return (story) => {
    const called = story.newEvents.find((event) => event.type === 'ticket-called');
    expect(called, 'nobody was called').toMatchObject({ ticketId: story.id(alias), counterId });
  };
}

export function isIn(alias: string, phase: TicketPhase): Expectation {
  return (story) => expect(story.branch.hall.tickets.get(story.id(alias))?.phase).toBe(phase);
}

export function counterIs(counterId: string, state: string): Expectation {
  return (story) => expect(story.branch.hall.counters.get(counterId)?.state).toBe(state);
}

/** The line, first to last, by the stories' names. */
export function line(name: string, ...aliases: readonly string[]): Expectation {
  return (story) => {
    const lines = [...story.branch.staff.lines].filter(([own]) => own.startsWith(`${name}/`)).map(([, one]) => one);
    const places = firstPlaces(lines, Number.POSITIVE_INFINITY);
    expect(places.map((place) => place.ticketId)).toEqual(aliases.map((alias) => story.id(alias)));
    expect([...places].sort(comparePlaces)).toEqual(places);
  };
}

export function eventField(type: EventType, field: string, value: unknown): Expectation {
  return (story) => {
    const event = story.newEvents.find((one) => one.type === type);
    expect(event).toBeDefined();
    expect(event).toHaveProperty(field, value);
  };
}

export const nothingHappens: Expectation = (story) => expect(story.newEvents).toEqual([]);
