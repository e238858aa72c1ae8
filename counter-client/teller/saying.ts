import type { TellerTextKey } from './texts-zh.ts';

/** Words for the person: a disabled action always says why. */
export interface Saying {
  readonly key: TellerTextKey;
  readonly params: Readonly<Record<string, string | number>>;
}

export function say(key: TellerTextKey, params: Saying['params']): Saying {
  return { key, params };
}
