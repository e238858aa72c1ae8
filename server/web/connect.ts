import type { Audience } from '../contract/wire.ts';
import { openLink } from './link.ts';
import type { Connection } from './link.ts';
import { pairingAddress } from './pair/place.ts';
import { browserPlace } from './place.ts';

/** Connects this page to its server as `audience`. Once a page; it stays connected, or trying, until the page goes. Without a token it goes to get one. */
export function connect<View, Command>(audience: Audience): Connection<View, Command> {
  const built = import.meta.env['VITE_BUILD_ID'] as string | undefined;
  const place = browserPlace(built ?? 'development');
  const pairing = place.token === '' ? pairingAddress(place.path) : null;
  if (pairing !== null) location.replace(pairing);
  return openLink<View, Command>(audience, place);
}

export type { Connection };
