/** One change of a product's source. Whoever loads it with the plugin fails if the text is not there exactly once. */
interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A leak as a programmer might make it, in the product's own path. */
export interface Plant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** In planted source: the leak is switched on in this world (switch.ts). */
const on = (name: string): string => `globalThis.plantedLeak('${name}')`;
export const inHall = (branch: string): string => `globalThis.plantedPremiumInHall(${branch})`;
export const isPremium = (branch: string, ticketId: string): string => `globalThis.plantedPremium(${branch}, ${ticketId})`;

export function plant(
  name: string,
  ...edits: readonly (readonly [file: string, find: string, replace: (isOn: string) => string])[]
): Plant {
  return { name, edits: edits.map(([file, find, replace]) => ({ file, find, replace: replace(on(name)) })) };
}

export const FOLD = 'server/kernel/ticket/fold-ticket.ts';
export const TAKE = 'server/kernel/ticket/take-ticket.ts';
export const SERVER = 'server/net/server.ts';
export const PUBLISHER = 'server/net/publisher.ts';
export const HTTP = 'server/net/http.ts';

export const TAKEN_AT = `    takenAt: at,\n`;

/** A mark that creeps into what the hall's views are made of. */
export const marked = (isOn: string): string => `${TAKEN_AT}    ...(${isOn} && event.standing.tier !== 'none' ? { marked: true } : {}),\n`;
