import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import { drawWindow } from '../../kernel/state/numbers.ts';
import type { SeenCall, SeenDay, SeenSlip } from './what-is-seen.ts';

/** What one observer uses of what there is to see: the wall, some slips, the pages of some. */
export interface Sight {
  /** Indices of the slips that he holds. */
  readonly slips: readonly number[];
  readonly pages: boolean;
}

/** One number for each thing that an observer can hold against a call. All are large where he has nothing to say. */
type Note = readonly number[];

const MINUTE_MS = 60_000;
/** Whoever is passed is called within this. He goes through his notes at the end of the day. */
const PASSED_WITHIN_MS = 60 * MINUTE_MS;
const NOTHING = 999;

/** A slip that waits while somebody is called. */
interface Held extends SeenSlip {
  readonly index: number;
  /** When it was itself called; Infinity: not seen. */
  readonly calledAt: number;
  /** Calls of its line since it was taken and until it was called itself, and until the call that is looked at, that one included. */
  readonly callsInAll: number;
  readonly callsUntil: number;
  /** How many were given out before it, as far as calls and slip tell. */
  readonly givenBefore: number;
}

/** The notes of one observer on each call of the day, in order. */
export function notesOf(seen: SeenDay, sight: Sight, branch: BranchConfiguration): readonly Note[] {
  const notebook = new Notebook(seen, sight, branch);
  return seen.calls.map((call, index) => notebook.noteOn(call, index));
}

class Notebook {
  private readonly seen: SeenDay;
  private readonly sight: Sight;
  private readonly branch: BranchConfiguration;
  private readonly lines = new Map<string, readonly number[]>();
  private readonly firstCallAt = new Map<string, number>();
  /** By slip: whether its page stood still at a call, and at how many. */
  private readonly stood = new Map<number, number>();

  constructor(seen: SeenDay, sight: Sight, branch: BranchConfiguration) {
    this.seen = seen;
    this.sight = sight;
    this.branch = branch;
    for (const [index, { number, at }] of seen.calls.entries()) {
      const key = `${number.prefix}${number.ordinal}`;
      if (this.firstCallAt.has(key)) continue;
      this.firstCallAt.set(key, at);
      this.lines.set(number.prefix, [...(this.lines.get(number.prefix) ?? []), index]);
    }
  }

  noteOn(call: SeenCall, index: number): Note {
    const pages = this.pagesAt(call);
    return [...this.fromTheWall(call, index), ...this.fromSlips(call), ...pages];
  }

  private lineOf(call: SeenCall): readonly number[] {
    return this.lines.get(call.number.prefix) ?? [];
  }

  private callAt(index: number): SeenCall {
    const call = this.seen.calls[index];
    if (call === undefined) throw new Error(`call ${index} was not seen`);
    return call;
  }

  private fromTheWall(call: SeenCall, index: number): Note {
    const line = this.lineOf(call);
    const before = line.filter((one) => one < index).map((one) => this.callAt(one));
    const after = line.filter((one) => one > index).map((one) => this.callAt(one));
    const { ordinal } = call.number;
    const service = this.branch.services.findIndex(({ prefix }) => prefix === call.number.prefix);
    const counter = this.branch.counters.findIndex(({ label }) => label === call.counterLabel);
    const serves = this.branch.counters[counter]?.serviceIds.includes(this.branch.services[service]?.id ?? '') === true;
    const lowerLater = after.filter((one) => one.number.ordinal < ordinal && one.at - call.at < PASSED_WITHIN_MS);
    return [
      ordinal - before.reduce((most, one) => Math.max(most, one.number.ordinal), 0),
      lowerLater.length,
      before.filter((one) => one.number.ordinal > ordinal).length,
      ordinal - before.length,
      line.includes(index) ? 0 : 1,
      serves ? 0 : 1,
      service,
      counter,
      before.length === 0 ? NOTHING : (call.at - (before.at(-1)?.at ?? 0)) / MINUTE_MS,
      Math.min(...lowerLater.map((one) => (one.at - call.at) / MINUTE_MS), NOTHING),
    ];
  }

  /** Slips of the same line that wait while this one is called. */
  private heldAt(call: SeenCall): readonly Held[] {
    return this.sight.slips.flatMap((index): readonly Held[] => {
      const slip = this.seen.slips[index];
      if (slip === undefined || slip.number.prefix !== call.number.prefix || slip.at >= call.at) return [];
      const calledAt = this.firstCallAt.get(`${slip.number.prefix}${slip.number.ordinal}`) ?? Infinity;
      if (calledAt <= call.at) return [];
      const line = this.lineOf(call).map((one) => this.callAt(one).at);
      const callsInAll = line.filter((at) => at > slip.at && at < calledAt).length;
      const callsUntil = line.filter((at) => at > slip.at && at <= call.at).length;
      const givenBefore = line.filter((at) => at <= slip.at).length + slip.ahead;
      return [{ ...slip, index, calledAt, callsInAll, callsUntil, givenBefore }];
    });
  }

  private fromSlips(call: SeenCall): Note {
    const held = this.heldAt(call);
    const { ordinal } = call.number;
    const { numbering } = this.branch.rules;
    const surely = (slip: Held): number =>
      numbering === 'drawn' ? ordinal - drawWindow(this.branch.rules) - slip.givenBefore : ordinal - slip.number.ordinal;
    const oldest = held.length === 0 ? NOTHING : Math.max(...held.map(({ at }) => (call.at - at) / MINUTE_MS));
    const lower = this.sight.slips.map((one) => this.seen.slips[one]).filter((one) => one !== undefined && this.isBefore(one, call));
    const higher = this.sight.slips.map((one) => this.seen.slips[one]).filter((one) => one !== undefined && this.isAfter(one, call));
    return [
      held.length,
      held.filter(({ number }) => number.ordinal < ordinal).length,
      held.filter(({ number }) => number.ordinal > ordinal).length,
      Math.max(-NOTHING, ...held.map(surely)),
      Math.max(-NOTHING, ...held.map(({ callsUntil, ahead }) => callsUntil - ahead)),
      Math.max(-1, ...held.map(({ callsInAll, ahead }) => Math.max(0, callsInAll - ahead) / Math.max(1, callsInAll))),
      Math.max(-1, ...held.map(({ callsInAll, ahead }) => callsInAll - ahead)),
      oldest,
      Math.min(NOTHING, ...lower.map((one) => (call.at - (one?.at ?? 0)) / MINUTE_MS)),
      Math.max(-NOTHING, ...higher.map((one) => (call.at - (one?.at ?? 0)) / MINUTE_MS)),
    ];
  }

  private isBefore(slip: SeenSlip, { number, at }: SeenCall): boolean {
    return slip.number.prefix === number.prefix && slip.number.ordinal < number.ordinal && slip.at < at;
  }

  private isAfter(slip: SeenSlip, { number, at }: SeenCall): boolean {
    return slip.number.prefix === number.prefix && slip.number.ordinal > number.ordinal && slip.at < at;
  }

  private pagesAt(call: SeenCall): Note {
    const none = [0, 0, 0, 0, NOTHING, NOTHING];
    if (!this.sight.pages) return none;
    const own = call.pages.filter(
      ({ slip }) => this.sight.slips.includes(slip) && this.seen.slips[slip]?.number.prefix === call.number.prefix,
    );
    let [fell, stood, fellAfterStood, stoodInAll, least] = none as [number, number, number, number, number];
    for (const { slip, before, after } of own) {
      if (before === null || after === null) continue;
      const stoodBefore = this.stood.get(slip) ?? 0;
      least = Math.min(least, after);
      stoodInAll = Math.max(stoodInAll, stoodBefore);
      if (after < before) {
        fell += 1;
        if (stoodBefore > 0) fellAfterStood += 1;
      } else {
        stood += 1;
        this.stood.set(slip, stoodBefore + 1);
      }
    }
    const stirs = this.seen.stirs.filter(({ slip, at }) => at < call.at && own.some((one) => one.slip === slip));
    const stirredAgo = Math.min(NOTHING, ...stirs.map(({ at }) => (call.at - at) / MINUTE_MS));
    return [fell, stood, fellAfterStood, stoodInAll, least, stirredAgo];
  }
}
