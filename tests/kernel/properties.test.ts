import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Story, type Step } from '../given.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import {
  dayOpens,
  finishes,
  next,
  noShow,
  opens,
  parks,
  recalls,
  restores,
  returns,
  starts,
  takes,
  tellerAt,
  timePasses,
  transfersToCounter,
  transfersToService,
  undoes,
} from '../steps.ts';
import type { CounterConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { comparePlaces, Line, type Place } from '../../server/kernel/state/line.ts';
import { linesOfCounter, nextTicket } from '../../server/kernel/calling/next-ticket.ts';
import { TICKET_CLASSES } from '../../server/kernel/configuration/standing.ts';
import { EVERYBODY } from '../policy.ts';

/** Length of one random branch-day, and how many are tried. */
const STEPS_MAX = 120;
const DAYS = 500;

const counters = ['c1', 'c2', 'c3'];
const services = ['cash', 'transfer', 'capped'];

/** Turns dice into somebody doing something; refused steps are part of life. */
function stepFrom(kind: number, which: number, alias: string): Step {
  const counter = counters[which % 3] ?? 'c1';
  const other = counters[(which + 1) % 3] ?? 'c2';
  const steps: readonly Step[] = [
    takes(services[which % 3] ?? 'cash', alias),
    takes(services[which % 2] ?? 'cash', alias),
    next(counter),
    next(counter),
    starts(counter),
    finishes(counter),
    recalls(counter),
    noShow(counter),
    parks(counter),
    returns(counter),
    undoes(counter),
    timePasses(3 + (which % 40)),
    transfersToService(counter, services[which % 2] ?? 'cash'),
    transfersToCounter(counter, other),
    restores(`t${which}`),
    (story) => void story.run({ type: 'close-counter', counterId: counter }, tellerAt(counter)),
    opens(counter),
    (story) => void story.run({ type: 'resume-ticket', counterId: counter, ticketId: story.id(`t${which}`) }, tellerAt(counter)),
  ];
  return steps[kind % steps.length] ?? dayOpens;
}

/** Everybody is in exactly one place, and the counts say so. */
function expectConserved(story: Story): void {
  const { hall, staff } = story.branch;
  const inLines = [...staff.lines.values()].flatMap((line) => [...line].map((place) => place.ticketId));
  expect(new Set(inLines).size, 'a ticket stands twice').toBe(inLines.length);
  const atCounters = [...hall.counters.values()].map((counter) => counter.ticketId).filter((ticketId) => ticketId !== null);
  const misplaced = [...hall.tickets.values()].filter((ticket) => {
    const places = [inLines.includes(ticket.id), atCounters.includes(ticket.id), staff.parked.has(ticket.id), staff.missed.has(ticket.id)];
    return places.filter(Boolean).length !== (ticket.phase === 'closed' ? 0 : 1);
  });
  expect(misplaced, 'somebody is in no place, or in two').toEqual([]);
  const waiting = [...hall.waitingCount.values()].reduce((sum, count) => sum + count, 0);
  expect(waiting).toBe(inLines.length);
  const open = [...hall.tickets.values()].filter((ticket) => ticket.phase !== 'closed').map((ticket) => ticket.number);
  expect(new Set(open).size, 'two people hold one number').toBe(open.length);
}

function heads(story: Story, counterId: string): readonly Place[] {
  const settings = TEST_BRANCH.counters.find((counter) => counter.id === counterId);
  if (settings === undefined) return [];
  return linesOfCounter(settings, TICKET_CLASSES).flatMap((name) => [...(story.branch.staff.lines.get(name) ?? [])]);
}

function runAndCheck(story: Story, step: Step): void {
  const waitingBefore = new Map(counters.map((counterId) => [counterId, heads(story, counterId)]));
  const from = story.log.length;
  step(story);
  for (const { event } of story.log.slice(from)) {
    if (event.type !== 'ticket-called' || event.manner !== 'next') continue;
    const before = waitingBefore.get(event.counterId) ?? [];
    const first = [...before].sort(comparePlaces)[0];
    expect(event.ticketId, 'somebody was passed').toBe(first?.ticketId);
  }
  const { last, lastCommand } = story;
  if (last !== null && !last.ok && last.refusal.code === 'nobody-waiting' && lastCommand?.type === 'call-next') {
    expect(waitingBefore.get(lastCommand.counterId), 'a free counter was refused while somebody waited').toEqual([]);
  }
  expectConserved(story);
}

const dice = fc.array(fc.tuple(fc.nat(17), fc.nat(30)), { minLength: 1, maxLength: STEPS_MAX, size: 'max' });

describe('whole random days', () => {
  it('LINE-1 LINE-3 CALL-4 nobody is passed, lost, doubled or kept waiting beside a free counter', () => {
    fc.assert(
      fc.property(dice, (throws) => {
        const story = new Story(TEST_BRANCH);
        for (const step of [dayOpens, opens(...counters)]) step(story);
        throws.forEach(([kind, which], index) => runAndCheck(story, stepFrom(kind, which, `t${index}`)));
        expect(story.refold()).toEqual(story.branch);
      }),
      { numRuns: DAYS },
    );
  }, 120_000);

  it('LINE-4 the same throws give the same log', () => {
    fc.assert(
      fc.property(dice, (throws) => {
        const [one, two] = [new Story(TEST_BRANCH), new Story(TEST_BRANCH)];
        for (const story of [one, two]) {
          for (const step of [dayOpens, opens(...counters)]) step(story);
          throws.forEach(([kind, which], index) => stepFrom(kind, which, `t${index}`)(story));
        }
        expect(one.log).toEqual(two.log);
      }),
      { numRuns: 30 },
    );
  });
});

type Policy = typeof nextTicket;

/** Random sorted lines for a counter of two services: the policy must choose the smallest place of all. */
function choosesTheFirst(policy: Policy): fc.IProperty<[[number, number][]]> {
  const counter: CounterConfiguration = { id: 'c', label: '1', kind: 'cash', serviceIds: ['x', 'y'], profile: EVERYBODY };
  return fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(20)), { minLength: 1, maxLength: 20 }), (throws) => {
    const names = linesOfCounter(counter, ['ordinary']);
    const lines = new Map(names.map((name) => [name, new Line()]));
    const places = throws.map(([line, key], n) => ({ line: names[line] ?? '', place: { ticketId: `t${n}`, key, n } }));
    for (const { line, place } of places) lines.get(line)?.insert(place);
    const first = places.map(({ place }) => place).sort(comparePlaces)[0];
    expect(policy(lines, counter, 0)?.ticketId).toBe(first?.ticketId);
  });
}

const lastComeFirst: Policy = (lines, counter) => {
  const all = linesOfCounter(counter, TICKET_CLASSES).flatMap((name) => [...(lines.get(name) ?? [])]);
  return all.sort(comparePlaces).at(-1) ?? null;
};
const firstServiceOnly: Policy = (lines, counter) => {
  for (const name of linesOfCounter(counter, TICKET_CLASSES)) {
    const head = lines.get(name)?.head() ?? null;
    if (head !== null) return head;
  }
  return null;
};
const forgetsItsOwnLine: Policy = (lines, counter) =>
  nextTicket(new Map([...lines].filter(([name]) => name.startsWith('service:'))), counter, 0);

describe('the call policy', () => {
  it('LINE-2 chooses the smallest key of every line it may serve', () => {
    fc.assert(choosesTheFirst(nextTicket));
  });

  it('LINE-2 planted wrong policies are caught', () => {
    for (const wrong of [lastComeFirst, firstServiceOnly, forgetsItsOwnLine]) {
      expect(fc.check(choosesTheFirst(wrong)).failed, wrong.name).toBe(true);
    }
  });
});

describe('a line', () => {
  it('LINE-1 PRIO-5 stays sorted and finds the first issued up to a number, under any insertions and removals, as a plain sorted list does', () => {
    const moves = fc.array(fc.tuple(fc.boolean(), fc.nat(50)), { maxLength: 300 });
    fc.assert(
      fc.property(moves, (throws) => {
        const line = new Line();
        let model: Place[] = [];
        throws.forEach(([adds, key], n) => {
          const victim = model[key % Math.max(1, model.length)];
          if (adds || victim === undefined) {
            const place = { ticketId: `t${n}`, key, n };
            line.insert(place);
            model = [...model, place].sort(comparePlaces);
          } else {
            line.remove(victim);
            model = model.filter((place) => place !== victim);
          }
          expect(line.head()).toEqual(model[0] ?? null);
          const wall = key * 3;
          expect(line.firstIssuedUpTo(wall)).toEqual(model.find((place) => place.n <= wall) ?? null);
        });
        expect([...line]).toEqual(model);
        expect(line.length).toBe(model.length);
      }),
    );
  });

  it('LINE-1 removing who is not there is a bug, and says so', () => {
    expect(() => new Line().remove({ ticketId: 'x', key: 1, n: 1 })).toThrow('not in this line');
  });
});
