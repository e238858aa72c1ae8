import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Connection } from '../../server/web/connect.ts';

/** Four looks a second: a countdown never shows a second late by more than this. */
const TICK_MS = 250;

/** How long without the server until a staff screen says "reconnecting". */
export const OFFLINE_AFTER_MS = 2_000;

export interface Moment {
  /** Server time, epoch ms, carried on by the monotonic clock; stands still while offline, so no clock runs beside stale numbers. */
  readonly now: ReadonlySignal<number>;
  readonly offline: ReadonlySignal<boolean>;
  /** Monotonic ms since the screen went offline; 0 while it is not. */
  readonly offlineMs: ReadonlySignal<number>;
}

/** The two facts every staff screen needs a few times a second: what time it is, and whether anybody listens. */
export function createMoment<View, Command>(connection: Connection<View, Command>): Moment {
  const now = signal(connection.serverNow());
  const offline = signal(false);
  const offlineMs = signal(0);
  let brokenSince: number | null = null;
  const look = (): void => {
    const broken = connection.link.peek() !== 'live' || connection.freshness.peek() !== 'live';
    const at = performance.now();
    if (!broken) brokenSince = null;
    else brokenSince ??= at;
    const brokenMs = brokenSince === null ? 0 : at - brokenSince;
    offline.value = brokenMs >= OFFLINE_AFTER_MS;
    offlineMs.value = offline.peek() ? brokenMs : 0;
    if (!offline.peek()) now.value = connection.serverNow();
  };
  setInterval(look, TICK_MS);
  effect(() => {
    void connection.link.value;
    void connection.freshness.value;
    look();
  });
  return { now, offline, offlineMs };
}
