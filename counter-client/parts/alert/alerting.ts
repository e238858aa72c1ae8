import { effect } from '@preact/signals';
import { buzz, chime } from './sound.ts';

/** How often a late alert buzzes again, until somebody responds. */
export const LATE_EVERY_MS = 15_000;

/** Something that needs a response. Each stage buzzes once; sound starts with the second stage, because everybody near hears it. */
export interface Alert {
  readonly key: string;
  readonly stage: number;
  /** For the lock screen: no name and no reason. */
  readonly words: string;
}

/** Since when this screen knows of something, server time. */
export type KnownSince = (key: string) => number;

interface Watched {
  readonly now: number;
  readonly alerts: (knownSince: KnownSince) => readonly Alert[];
}

/** Vibration before sound, and neither while somebody is on the way. `look` gives null as long as nothing is known. */
export function alertFor(look: () => Watched | null, show: (alert: Alert) => void): void {
  const reached = new Map<string, number>();
  const since = new Map<string, number>();
  effect(() => {
    const watched = look();
    if (watched === null) return;
    const { now } = watched;
    const alerts = watched.alerts((key) => {
      const known = since.get(key) ?? now;
      since.set(key, known);
      return known;
    });
    for (const alert of alerts) {
      const { key, stage } = alert;
      if (stage <= (reached.get(key) ?? 0)) continue;
      reached.set(key, stage);
      buzz(stage);
      if (stage >= 2) chime();
      show(alert);
    }
    forget(reached, alerts);
    if (alerts.length === 0) since.clear();
  });
}

/** Drops what needs no response any more, so that it does not pile up over the day. */
function forget(reached: Map<string, number>, alerts: readonly Alert[]): void {
  const calling = new Set(alerts.map(({ key }) => key));
  for (const key of reached.keys()) if (!calling.has(key)) reached.delete(key);
}
