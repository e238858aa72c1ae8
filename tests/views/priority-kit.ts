import { lobbyView as lobbySchema } from '../../server/contract/lobby.ts';
import type { Salutation } from '../../server/contract/command/person.ts';
import { tellerView as tellerSchema } from '../../server/contract/teller.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command } from '../../server/kernel/commands.ts';
import { lobbyView } from '../../server/views/lobby.ts';
import type { OverseerViewResources } from '../../server/views/view-resources.ts';
import { tellerView } from '../../server/views/teller.ts';
import type { Story } from '../given.ts';
import { type Step } from '../given.ts';
import { asksAbout, dayOpens, finishes, LOBBY, next, opens, takes, waits } from '../steps.ts';

export const LI: Salutation = { surname: '李', title: 'ms' };
export const PEOPLE: OverseerViewResources = {
  conditions: () => [],
  personOf: (personRef) => (personRef === 'person-1' ? { salutation: LI, look: null, phone: null, note: null } : null),
};

export function tellerOf(story: Story, staffId: string) {
  return tellerSchema.parse(tellerView(story.branch, staffId, story.now, PEOPLE));
}

export function lobbyOf(story: Story) {
  return lobbySchema.parse(lobbyView(story.branch, 'zhao', story.context(), PEOPLE));
}

export function arms(counterId: string, alias: string, actor: Actor, needId: string | null): Step {
  return asksAbout(actor, (story) => ({
    type: 'arm-direct-service',
    counterId,
    customer: { kind: 'ticket', ticketId: story.id(alias) },
    cueId: needId === null ? 'card-shown' : null,
    needId,
    personRef: 'person-1',
  }));
}

export function identifies(alias: string): Step {
  const identification = { tier: 'gold', segment: 'potential', confidence: 'confirmed', cueId: 'large-cash' } as const;
  return asksAbout(LOBBY, (story) => ({ type: 'identify-ticket', ticketId: story.id(alias), identification }));
}

export function about(alias: string, command: (ticketId: string) => Command): Step {
  return asksAbout(LOBBY, (story) => command(story.id(alias)));
}

export const walksIn: Command = {
  type: 'arm-direct-service',
  counterId: 'c1',
  customer: { kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' },
  cueId: 'card-shown',
  needId: null,
  personRef: null,
};

/** One more direct service at c1, from arming to its end. */
export function directService(): Step {
  return (story) => {
    story.run(walksIn, LOBBY);
    next('c1')(story);
    finishes('c1')(story);
  };
}

export const waiting: readonly Step[] = [
  dayOpens,
  opens('c1', 'c2'),
  takes('cash', 'ann'),
  waits(60),
  takes('cash', 'bob'),
  waits(60),
  takes('transfer', 'eve'),
];
