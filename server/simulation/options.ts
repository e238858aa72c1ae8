import { parseArgs } from 'node:util';
import { POOL_COUNTERS_MAX } from './pool-configuration.ts';

/** Largest seed of a run. */
export const SEED_MAX = 2 ** 31;

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  trace: { type: 'string' },
  rule: { type: 'string' },
  'head-start-min': { type: 'string' },
  cap: { type: 'string' },
  counters: { type: 'string' },
  out: { type: 'string' },
  mmc: { type: 'boolean' },
  rho: { type: 'string' },
  'arrival-rate': { type: 'string' },
  'mean-service': { type: 'string' },
  'premium-share': { type: 'string' },
  seeds: { type: 'string' },
  tickets: { type: 'string' },
  branch: { type: 'string' },
  days: { type: 'string' },
  load: { type: 'string' },
  'head-starts': { type: 'string' },
  caps: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
  soak: { type: 'boolean' },
  observer: { type: 'boolean' },
  phones: { type: 'string' },
  slips: { type: 'string' },
  premium: { type: 'string' },
  needs: { type: 'string' },
  returns: { type: 'string' },
  numbering: { type: 'string' },
} as const;

export type Name = keyof typeof OPTIONS;
/** @throws UsageError naming an option that does not exist */
export function givenOptions(args: readonly string[]): Given {
  try {
    return new Given(parseArgs({ args: [...args], options: OPTIONS, strict: true }).values);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

export function wrong(name: Name, found: string, allowed: string): UsageError {
  return new UsageError(`--${name} is ${JSON.stringify(found)}; allowed: ${allowed}.`);
}

export function decimal(name: Name, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value < least || value > most) throw wrong(name, text, `a number from ${least} to ${most}`);
  return value;
}

/** The options as typed, read by name and range. */
export class Given {
  private readonly values: Readonly<Partial<Record<Name, string | boolean>>>;

  constructor(values: Readonly<Partial<Record<Name, string | boolean>>>) {
    this.values = values;
  }

  names(): readonly Name[] {
    return Object.keys(this.values) as Name[];
  }

  has(name: Name): boolean {
    return this.values[name] !== undefined;
  }

  optional(name: Name): string | null {
    const value = this.values[name];
    return typeof value === 'string' ? value : null;
  }

  text(name: Name, otherwise: string): string {
    return this.optional(name) ?? otherwise;
  }

  decimal(name: Name, otherwise: number, least: number, most: number): number {
    const text = this.optional(name);
    return text === null ? otherwise : decimal(name, text, least, most);
  }

  whole(name: Name, otherwise: number, least: number, most: number): number {
    const text = this.optional(name);
    if (text === null) return otherwise;
    if (!/^\d{1,12}$/.test(text) || Number(text) < least || Number(text) > most) {
      throw wrong(name, text, `a whole number from ${least} to ${most}`);
    }
    return Number(text);
  }

  countersOf(): number {
    const counters = this.whole('counters', 0, 1, POOL_COUNTERS_MAX);
    if (counters === 0) throw new UsageError(`--counters is needed: 1 to ${POOL_COUNTERS_MAX}.`);
    return counters;
  }
}
