/*
 * Head-start order with an overtake cap, simulated a second time by somebody who knows only the sentence on the wall: a
 * calendar of happenings and one plain list of people, looked through from end to end at every choice. Nothing of the
 * product is used here, on purpose: two programs that agree to the millisecond are unlikely to share a mistake.
 */
export interface Person {
  readonly id: number;
  readonly comesAt: number;
  readonly favoured: boolean;
  readonly takes: number;
}

export interface HouseRule {
  /** How much earlier a favoured person is taken to have come; Infinity: before everybody. */
  readonly minutesAhead: number;
  /** How often one person may be passed; Infinity: as often as it happens. */
  readonly passesAllowed: number;
}

export interface Outcome {
  begins: number;
  window: number;
  passed: number;
}

/** A fault for the comparison to find; 'none' is the sentence as it stands. */
export type Fault = 'none' | 'cap-counts-one-less' | 'arrival-before-leaving' | 'ahead-a-minute-less';

interface Waiter {
  readonly person: Person;
  passed: number;
}

/** `people` in the order of their coming; windows are numbered from 1. */
export function playOut(people: readonly Person[], windows: number, rule: HouseRule, fault: Fault): ReadonlyMap<number, Outcome> {
  const outcomes = new Map<number, Outcome>();
  const busyUntil: (number | null)[] = Array.from({ length: windows }, () => null);
  const freeSince: number[] = Array.from({ length: windows }, () => 0);
  const room: Waiter[] = [];

  const seat = (window: number, now: number): void => {
    const chosen = choose(room, rule, fault);
    busyUntil[window] = null;
    if (chosen === null) return;
    room.splice(room.indexOf(chosen), 1);
    if (chosen.person.favoured && rule.minutesAhead > 0) {
      for (const other of room) if (!other.person.favoured && other.person.id < chosen.person.id) other.passed += 1;
    }
    outcomes.set(chosen.person.id, { begins: now, window: window + 1, passed: chosen.passed });
    busyUntil[window] = now + chosen.person.takes;
  };

  let next = 0;
  for (;;) {
    const leaving = earliest(busyUntil);
    const leavesAt = leaving === null ? Infinity : (busyUntil[leaving] ?? Infinity);
    const person = people[next];
    if (person === undefined && leaving === null) return outcomes;
    const comesFirst =
      fault === 'arrival-before-leaving' ? (person?.comesAt ?? Infinity) <= leavesAt : (person?.comesAt ?? Infinity) < leavesAt;
    if (person !== undefined && comesFirst) {
      next += 1;
      room.push({ person, passed: 0 });
      const free = longestFree(busyUntil, freeSince);
      if (free !== null) seat(free, person.comesAt);
    } else if (leaving !== null) {
      freeSince[leaving] = leavesAt;
      seat(leaving, leavesAt);
    }
  }
}

function choose(room: readonly Waiter[], rule: HouseRule, fault: Fault): Waiter | null {
  const limit = rule.passesAllowed - (fault === 'cap-counts-one-less' ? 1 : 0);
  const exhausted = room.filter(({ person, passed }) => !person.favoured && passed >= limit).map(({ person }) => person.id);
  const ahead = rule.minutesAhead - (fault === 'ahead-a-minute-less' ? 1 : 0);
  let best: Waiter | null = null;
  for (const waiter of room) {
    const { person } = waiter;
    if (person.favoured && rule.minutesAhead > 0 && exhausted.some((id) => id < person.id)) {
      continue;
    }
    if (best === null || isBefore(person, best.person, ahead)) best = waiter;
  }
  return best;
}

function isBefore(one: Person, other: Person, ahead: number): boolean {
  if (ahead === Infinity && one.favoured !== other.favoured) return one.favoured;
  const shift = ahead === Infinity ? 0 : ahead * 60_000;
  const difference = one.comesAt - (one.favoured ? shift : 0) - (other.comesAt - (other.favoured ? shift : 0));
  return difference !== 0 ? difference < 0 : one.id < other.id;
}

function earliest(busyUntil: readonly (number | null)[]): number | null {
  let found: number | null = null;
  for (const [window, until] of busyUntil.entries()) {
    if (until === null) continue;
    if (found === null || until < (busyUntil[found] ?? Infinity)) found = window;
  }
  return found;
}

function longestFree(busyUntil: readonly (number | null)[], freeSince: readonly number[]): number | null {
  let found: number | null = null;
  for (const [window, until] of busyUntil.entries()) {
    if (until !== null) continue;
    if (found === null || (freeSince[window] ?? 0) < (freeSince[found] ?? 0)) found = window;
  }
  return found;
}
