import type { WallView } from '../../server/contract/wall.ts';

/** A call as the wall's view tells it. */
export type WallCall = WallView['calls'][number];

/** The view's own limit; a list as long as this may have dropped its oldest calls. */
export const CALLS_IN_VIEW = 8;
/** A call older than this is not spoken any more: the customer has come or was missed while the screen was away. */
export const TOO_OLD_TO_SPEAK_MS = 60_000;
/** Calls waiting to be spoken. Past it the oldest goes unspoken; counter display and list still show it. */
export const WAITING_MAX = 20;
/** Rounds remembered as announced, also over a reload. */
export const ANNOUNCED_REMEMBERED = 64;
/** The shortest time a number stays in the call panel. */
export const HERO_MIN_MS = 6_000;
const HEROES_MAX = 2;

/** One number in the call panel. */
export interface Hero {
  readonly call: WallCall;
  readonly shownAtMs: number;
  /** due: its turn to be spoken comes next. */
  readonly state: 'due' | 'speaking' | 'spoken';
}

/** One round of one call; it is announced once. */
export const roundKey = (call: WallCall): string => `${call.callId}#${call.round}`;

/**
 * Which calls stand in the call panel and which is spoken, so that eye and ear agree: one queue for both. Knows no
 * clock and no sound; times are the caller's monotonic ms. What is waiting fills the panel to two, and the panel turns
 * over only when both have been spoken and seen for HERO_MIN_MS: nothing moves while it is being read.
 */
export class AnnouncementQueue {
  /** Newest last. */
  private waiting: WallCall[] = [];
  private heroes: readonly Hero[] = [];
  private announced: string[];

  /** `announced`: round keys spoken before this page was loaded. */
  constructor(announced: readonly string[]) {
    this.announced = announced.slice(-ANNOUNCED_REMEMBERED);
  }

  get panel(): readonly Hero[] {
    return this.heroes;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  get announcedKeys(): readonly string[] {
    return this.announced;
  }

  /** Takes in a new view: queues new rounds, drops calls that were undone or answered. `serverNow` is epoch ms. */
  hear(calls: readonly WallCall[], serverNow: number, nowMs: number): void {
    const byId = new Map(calls.map((call) => [call.callId, call]));
    this.waiting = this.waiting.filter((call) => byId.get(call.callId)?.calling ?? isScrolledOff(call, calls));
    this.heroes = this.heroes.flatMap((hero) => renewed(hero, byId.get(hero.call.callId) ?? null, calls));
    const fresh = calls.filter((call) => call.calling && !this.announced.includes(roundKey(call)) && !this.holds(call));
    for (const call of fresh.sort((one, other) => one.lastAnnouncedAt - other.lastAnnouncedAt)) {
      if (serverNow - call.lastAnnouncedAt > TOO_OLD_TO_SPEAK_MS) this.remember(call);
      else this.enqueue(call);
    }
    this.fill(nowMs);
    this.rest(calls[0] ?? null, nowMs);
  }

  /** The next call to speak, now marked as being spoken; null when nothing is due. */
  begin(nowMs: number): WallCall | null {
    if (this.heroes.some((hero) => hero.state === 'speaking')) return null;
    this.fill(nowMs);
    const due = this.heroes.find((hero) => hero.state === 'due');
    if (due === undefined) return null;
    this.heroes = this.heroes.map((hero) => (hero === due ? { ...hero, state: 'speaking' } : hero));
    this.remember(due.call);
    return due.call;
  }

  /** Whether a call is still to be said again: it stands in the panel, this round of it is being spoken, nobody has come. */
  isWanted(call: WallCall): boolean {
    return this.heroes.some((hero) => hero.state === 'speaking' && roundKey(hero.call) === roundKey(call) && hero.call.calling);
  }

  /** What was being spoken has been. */
  finish(): void {
    this.heroes = this.heroes.map((hero) => (hero.state === 'speaking' ? { ...hero, state: 'spoken' } : hero));
  }

  /** How long until `begin` may have something; null: not before the next view. */
  nextTurnMs(nowMs: number): number | null {
    if (this.waiting.length === 0 || this.heroes.some((hero) => hero.state !== 'spoken')) return null;
    return Math.max(0, ...this.heroes.map((hero) => hero.shownAtMs + HERO_MIN_MS - nowMs));
  }

  /** The link is gone: what waits may have been undone by now. What was not spoken is heard of again if it still counts. */
  forget(): void {
    this.waiting = [];
    this.heroes = [];
  }

  private holds(call: WallCall): boolean {
    const key = roundKey(call);
    return this.waiting.some((other) => roundKey(other) === key) || this.heroes.some((hero) => roundKey(hero.call) === key);
  }

  /** A recall takes the place of a round that has not been spoken yet. */
  private enqueue(call: WallCall): void {
    const place = this.waiting.findIndex((other) => other.callId === call.callId);
    if (place >= 0) this.waiting[place] = call;
    else this.waiting.push(call);
    while (this.waiting.length > WAITING_MAX) {
      const dropped = this.waiting.shift();
      if (dropped !== undefined) this.remember(dropped);
    }
  }

  private fill(nowMs: number): void {
    const turnedOver = this.nextTurnMs(nowMs) === 0 && this.heroes.every((hero) => nowMs - hero.shownAtMs >= HERO_MIN_MS);
    if (turnedOver) this.heroes = [];
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const hero: Hero = { call: next, shownAtMs: nowMs, state: 'due' };
      const callId = next.callId;
      const same = this.heroes.find((other) => other.call.callId === callId);
      if (same === undefined && this.heroes.length >= HEROES_MAX) return;
      if (same?.state === 'speaking') return;
      this.heroes = same === undefined ? [...this.heroes, hero] : this.heroes.map((other) => (other === same ? hero : other));
      this.waiting.shift();
    }
  }

  /** With nothing to announce, the panel keeps the latest call, so that a customer who looks up late still finds it. */
  private rest(latest: WallCall | null, nowMs: number): void {
    if (latest === null || this.waiting.length > 0) return;
    const atRest = this.heroes.every((hero) => hero.state === 'spoken' && !hero.call.calling && nowMs - hero.shownAtMs >= HERO_MIN_MS);
    if (!atRest || this.heroes.some((hero) => hero.call.callId === latest.callId)) return;
    /* It was seen when it was called: the next call need not wait for it, nor share the panel with it. */
    this.heroes = [{ call: latest, shownAtMs: Number.NEGATIVE_INFINITY, state: 'spoken' }];
  }

  private remember(call: WallCall): void {
    this.announced = [...this.announced, roundKey(call)].slice(-ANNOUNCED_REMEMBERED);
  }
}

/** A full list that no longer holds an older call has no room for it; any other absence means that the call was undone. */
function isScrolledOff(call: WallCall, calls: readonly WallCall[]): boolean {
  return calls.length >= CALLS_IN_VIEW && calls.every((other) => other.lastAnnouncedAt >= call.lastAnnouncedAt);
}

/** A hero under a new view: gone if undone, or if nobody needs to hear it any more. */
function renewed(hero: Hero, call: WallCall | null, calls: readonly WallCall[]): Hero[] {
  if (call === null) return isScrolledOff(hero.call, calls) ? [hero] : [];
  if (!call.calling && hero.state === 'due') return [];
  /* The round stays the one on show: a newer round is queued as an announcement of its own. */
  return [{ ...hero, call: { ...call, round: hero.call.round, lastAnnouncedAt: hero.call.lastAnnouncedAt } }];
}
