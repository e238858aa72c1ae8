/** `warn`: works, but somebody should look; `bad`: does not work. */
type Level = 'ok' | 'warn' | 'bad';

/** One check's result, in words that a technician can act on. It holds nothing about a person, and no secret. */
export interface Finding {
  readonly level: Level;
  /** What was checked: "printer hall-1". */
  readonly about: string;
  readonly says: string;
  /** What to do; null: nothing. */
  readonly advice: string | null;
}

export function ok(about: string, says: string): Finding {
  return { level: 'ok', about, says, advice: null };
}

export function warn(about: string, says: string, advice: string): Finding {
  return { level: 'warn', about, says, advice };
}

export function bad(about: string, says: string, advice: string): Finding {
  return { level: 'bad', about, says, advice };
}
