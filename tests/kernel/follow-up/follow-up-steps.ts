import { expect } from 'vitest';
import type { Expectation, Step, Story } from '../../given.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { CommandOf } from '../../../server/kernel/commands.ts';
import type { FollowUp } from '../../../server/kernel/state/follow-up.ts';
import { asksAbout } from '../../steps.ts';
import { GUIDED_BRANCH } from '../referral/referral-steps.ts';

export const HAN: Actor = { role: 'manager', staffId: 'han' };
export const BAI: Actor = { role: 'manager', staffId: 'bai' };
/** An assistant of Han's. */
export const XU: Actor = { role: 'manager', staffId: 'xu' };
export const HEAD: Actor = { role: 'supervisor', staffId: 'gao' };

export const CARD_BRANCH = {
  ...GUIDED_BRANCH,
  staff: [...GUIDED_BRANCH.staff, { id: 'gao', name: '高文清', roles: ['supervisor' as const] }],
};

type Card = CommandOf<'hand-card'>;

const CARD: Card = {
  type: 'hand-card',
  counterId: null,
  ticketId: null,
  referralId: null,
  cueId: 'large-cash',
  managerId: 'han',
  channel: 'phone',
  preferred: null,
  personRef: 'p-1',
};

export function handsCard(actor: Actor, part: (story: Story) => Partial<Card>): Step {
  return asksAbout(actor, (story) => ({ ...CARD, ...part(story) }));
}

type Log = Omit<CommandOf<'log-contact'>, 'type' | 'followUpId'>;

const LOG: Log = { means: 'phone', result: 'again', nextOn: null, reasonId: null, personRef: null };

export function logs(actor: Actor, part: Partial<Log>): Step {
  return asksAbout(actor, (story) => ({ type: 'log-contact', followUpId: newestFollowUp(story).id, ...LOG, ...part }));
}

export function corrects(actor: Actor, part: Partial<CommandOf<'correct-follow-up'>>): Step {
  return asksAbout(actor, (story) => {
    const { id: followUpId, managerId, channel, preferred, dueOn } = newestFollowUp(story);
    return { type: 'correct-follow-up', followUpId, managerId, channel, preferred, dueOn, personRef: null, ...part };
  });
}

export function asksOf(actor: Actor, type: 'reveal-phone' | 'forget-person'): Step {
  return asksAbout(actor, (story) => ({ type, followUpId: newestFollowUp(story).id }));
}

export function closes(actor: Actor): Step {
  return asksAbout(actor, (story) => ({ type: 'close-follow-up', followUpId: newestFollowUp(story).id, end: 'done' }));
}

/** The clock of the story's day, to the minute; it starts at 10:00. */
export function at(time: string): Step {
  return (story) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const now = story.context().local.minuteOfDay;
    story.now += (hour * 60 + minute - now) * 60_000;
    story.last = null;
  };
}

export const newestFollowUp = (story: Story): FollowUp => {
  const followUp = [...story.branch.staff.followUps.values()].at(-1);
  if (followUp === undefined) throw new Error('no card has been handed out');
  return followUp;
};

export function followUpHas(fields: Partial<FollowUp>): Expectation {
  return (story) => expect(newestFollowUp(story)).toMatchObject(fields);
}

export function warns(...warnings: readonly string[]): Expectation {
  return (story) => expect(story.last).toMatchObject({ ok: true, receipt: { kind: 'contact', warnings } });
}
