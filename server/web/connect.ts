import type { Audience } from '../contract/wire.ts';
import { openLink } from './link.ts';
import type { Connection } from './link.ts';
import { browserPlace } from './place.ts';

/** Connects this page to its server as `audience`. Once a page; it stays connected, or trying, until the page goes. */
export function connect<View, Command>(audience: Audience): Connection<View, Command> {
  const built = import.meta.env['VITE_BUILD_ID'] as string | undefined;
  return openLink<View, Command>(audience, browserPlace(built ?? 'development'));
}

export type { Connection };
