import { Story } from '../given.ts';
import { initialBranch } from '../../server/kernel/state/branch.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { Command } from '../../server/kernel/commands.ts';
import { dueCommands } from '../../server/kernel/due.ts';
import type { StoredEvent } from '../../server/kernel/words/event.ts';
import { evolve } from '../../server/kernel/evolve.ts';
import { isOpen, type Referral } from '../../server/kernel/state/referral.ts';
import { CLOCK, LOBBY, tellerAt } from '../steps.ts';
import { COLLEAGUE, GUIDED_BRANCH, MANAGER, OTHER_MANAGER } from '../kernel/referral/referral-steps.ts';

const DAYS = 22;
const STEPS_A_DAY = 220;
const DAY_MS = 86_400_000;
const COUNTERS = ['c1', 'c2', 'c3'] as const;
const STAFF: readonly Actor[] = [LOBBY, COLLEAGUE];

export interface Month {
  readonly events: readonly StoredEvent[];
  readonly restarts: number;
  /** Commands that were carried out, and those refused with a reason. */
  readonly accepted: number;
  readonly refused: number;
}

/** A month of a branch in which customers are referred and guided by chance, with the server restarted in the middle of anything. */
export function guidedMonth(draw: () => number): Month {
  const story = new Story(GUIDED_BRANCH);
  const counts = { restarts: 0, accepted: 0, refused: 0 };
  const firstMorning = story.now;
  for (let day = 0; day < DAYS; day += 1) {
    story.now = firstMorning + day * DAY_MS;
    const ask = (command: Command, actor: Actor): void => {
      if (story.run(command, actor).ok) counts.accepted += 1;
      else counts.refused += 1;
    };
    ask({ type: 'open-day' }, CLOCK);
    for (const counterId of COUNTERS) ask({ type: 'open-counter', counterId }, tellerAt(counterId));
    for (let step = 0; step < STEPS_A_DAY; step += 1) {
      story.now += Math.floor(draw() * 40_000);
      for (const command of dueCommands(story.branch, story.context())) ask(command, CLOCK);
      const [command, actor] = anything(story, draw);
      if (command !== null) ask(command, actor);
      if (draw() < 0.02) {
        restart(story);
        counts.restarts += 1;
      }
    }
    ask({ type: 'close-day' }, CLOCK);
  }
  return { events: story.log, ...counts };
}

/** What a server does that was killed: folds the day again. */
function restart(story: Story): void {
  const opening = story.log.findLastIndex(({ event }) => event.type === 'day-opened');
  const branch = initialBranch(story.configuration);
  for (const stored of story.log.slice(opening)) evolve(branch, JSON.parse(JSON.stringify(stored)) as StoredEvent);
  story.branch = branch;
}

function pick<T>(list: readonly T[], draw: () => number): T | undefined {
  return list[Math.floor(draw() * list.length)];
}

type Ask = readonly [Command | null, Actor];

/** Whatever somebody in a branch might press next, sensible or not: what cannot be is refused. */
function anything(story: Story, draw: () => number): Ask {
  const kinds = [take, take, serve, serve, serve, refer, refer, answer, answer, guide, guide, receive, find, duty, card, card, follow];
  const kind = pick(kinds, draw) ?? take;
  return kind(story, draw);
}

function take(_: Story, draw: () => number): Ask {
  const serviceId = draw() < 0.6 ? 'cash' : 'transfer';
  return [
    { type: 'take-ticket', serviceId, language: 'zh-CN', elder: draw() < 0.2, card: null },
    { role: 'kiosk', kioskId: 'k2' },
  ];
}

function serve(story: Story, draw: () => number): Ask {
  const counterId = pick(COUNTERS, draw) ?? 'c1';
  const counter = story.branch.hall.counters.get(counterId);
  const actor = tellerAt(counterId);
  const ticketId = counter?.ticketId ?? '';
  if (counter?.state === 'calling') return [{ type: draw() < 0.9 ? 'start-service' : 'recall', counterId, ticketId }, actor];
  if (counter?.state === 'serving') return [{ type: 'finish-service', counterId, ticketId }, actor];
  return [{ type: 'call-next', counterId, finishing: null }, actor];
}

function refer(story: Story, draw: () => number): Ask {
  const counterId = pick(COUNTERS, draw) ?? 'c1';
  const ticketId =
    story.branch.hall.counters.get(counterId)?.ticketId ?? story.branch.staff.sessions.get(counterId)?.lastServed?.ticketId ?? '';
  const target = draw() < 0.7 ? ({ kind: 'lobby' } as const) : ({ kind: 'manager', managerId: null } as const);
  const words = { cueId: 'large-cash', confidence: 'possible', target, personRef: null } as const;
  return [{ type: 'raise-referral', counterId, ticketId, ...words }, tellerAt(counterId)];
}

function find(story: Story, draw: () => number): Ask {
  const waiting = [...story.branch.hall.tickets.values()].filter(({ phase }) => phase === 'waiting');
  const ticketId = draw() < 0.5 ? (pick(waiting, draw)?.id ?? null) : null;
  const words = { cueId: 'card-shown', confidence: 'confirmed', target: { kind: 'lobby' }, personRef: null } as const;
  return [{ type: 'raise-referral', counterId: null, ticketId, ...words }, LOBBY];
}

function someReferral(story: Story, draw: () => number): Referral | undefined {
  return pick([...story.branch.staff.referrals.values()].filter(isOpen), draw);
}

function answer(story: Story, draw: () => number): Ask {
  const referralId = someReferral(story, draw)?.id ?? 'none';
  const actor = pick(STAFF, draw) ?? LOBBY;
  const types = [
    'see-referral',
    'acknowledge-referral',
    'acknowledge-referral',
    'attend-referral',
    'snooze-referral',
    'cancel-referral',
  ] as const;
  if (draw() < 0.1) return [{ type: 'pass-referral', referralId, toStaffId: actor === LOBBY ? 'zhou' : 'zhao' }, actor];
  return [{ type: pick(types, draw) ?? 'see-referral', referralId }, actor];
}

function guide(story: Story, draw: () => number): Ask {
  const referralId = someReferral(story, draw)?.id ?? 'none';
  const actor = pick(STAFF, draw) ?? LOBBY;
  const chance = draw();
  if (chance < 0.3) return [{ type: 'introduce-guest', referralId, managerId: draw() < 0.5 ? 'han' : 'bai' }, actor];
  if (chance < 0.55) return [{ type: 'seat-guest', referralId, managerId: draw() < 0.5 ? 'han' : null, lookRef: null }, actor];
  if (chance < 0.7) return [{ type: 'serve-guest-first', referralId, counterId: draw() < 0.5 ? 'c2' : null, serviceId: 'cash' }, actor];
  const outcome = pick(['declined', 'not-premium', 'customer-left'] as const, draw) ?? 'declined';
  return [{ type: 'conclude-referral', referralId, outcome }, actor];
}

function receive(story: Story, draw: () => number): Ask {
  const managerId = draw() < 0.5 ? 'han' : 'bai';
  const actor = managerId === 'han' ? MANAGER : OTHER_MANAGER;
  const ending = story.branch.staff.managers.get(managerId)?.guest ?? null;
  const chance = draw();
  if (chance < 0.35)
    return [{ type: 'set-manager-state', managerId, state: pick(['free', 'away', 'off'] as const, draw) ?? 'free', backAt: null }, actor];
  if (chance < 0.5 && ending !== null) return [{ type: 'end-meeting', managerId, guest: ending }, actor];
  if (chance < 0.65 && ending?.kind === 'referral') {
    const segment = pick(['existing-premium', 'potential', 'ordinary'] as const, draw) ?? 'ordinary';
    return [{ type: 'triage-guest', managerId, referralId: ending.referralId, segment, touchstone: null }, actor];
  }
  const waiting = [...story.branch.staff.referrals.values()].filter(({ state }) => state === 'waiting');
  return [{ type: 'greet-guest', managerId, guest: { kind: 'referral', referralId: pick(waiting, draw)?.id ?? 'none' }, ending }, actor];
}

function duty(_: Story, draw: () => number): Ask {
  const actor = pick(STAFF, draw) ?? LOBBY;
  if (draw() < 0.4) return [{ type: 'leave-duty', state: draw() < 0.5 ? 'away' : 'off', backAt: null, reasonId: 'urgent' }, actor];
  return [{ type: 'start-duty' }, actor];
}

/** For somebody who was referred, or for whom a teller served last. */
function card(story: Story, draw: () => number): Ask {
  const managerId = draw() < 0.5 ? 'han' : 'bai';
  const terms = { type: 'hand-card', managerId, channel: 'phone', preferred: null, personRef: null } as const;
  if (draw() < 0.7) {
    const referralId = someReferral(story, draw)?.id ?? 'none';
    return [{ ...terms, counterId: null, ticketId: null, referralId, cueId: null }, pick(STAFF, draw) ?? LOBBY];
  }
  const counterId = pick(COUNTERS, draw) ?? 'c1';
  const ticketId = story.branch.staff.sessions.get(counterId)?.lastServed?.ticketId ?? null;
  return [{ ...terms, counterId, ticketId, referralId: null, cueId: 'large-cash' }, tellerAt(counterId)];
}

/** Somebody is called, on that day or long after; or the record is put right, or closed. */
function follow(story: Story, draw: () => number): Ask {
  const followUp = pick([...story.branch.staff.followUps.values()], draw);
  const followUpId = followUp?.id ?? 'none';
  const actor = followUp?.managerId === 'bai' ? OTHER_MANAGER : MANAGER;
  const chance = draw();
  if (chance < 0.1) return [{ type: 'close-follow-up', followUpId, end: 'done' }, actor];
  if (chance < 0.25 && followUp !== undefined) {
    const { managerId, preferred, dueOn } = followUp;
    return [{ type: 'correct-follow-up', followUpId, managerId, channel: 'wechat', preferred, dueOn, personRef: null }, actor];
  }
  const result = pick(['booked', 'again', 'no-answer', 'no-answer', 'no-interest', 'not-target'] as const, draw) ?? 'again';
  return [{ type: 'log-contact', followUpId, means: 'phone', result, nextOn: null, reasonId: null, personRef: null }, actor];
}
