import { alarmKey, type KioskAlarmSubject } from './alarm.ts';

/** In any span of this length a kiosk gives at most `kioskLimits.most` numbers. */
export const KIOSK_SPAN_MS = 300_000;
/** So long after a second screen asked for a kiosk, the kiosk still counts as asked for twice. */
export const SECOND_SCREEN_SPAN_MS = 300_000;
/** A second screen that keeps asking is recorded again after this time, and not every few seconds. */
export const SECOND_SCREEN_AGAIN_MS = 60_000;

/** Something is wrong with a kiosk. It is over at `until`, unless it happens again. */
interface KioskTrouble {
  readonly subject: KioskAlarmSubject;
  readonly since: number;
  readonly until: number;
}

/** The lobby's last voiding of what a kiosk gave. */
interface KioskVoiding {
  readonly at: number;
  readonly staffId: string;
  readonly voided: number;
  /** Numbers of the same time that stay, because their customers are at a counter or with staff. */
  readonly kept: number;
}

/** What staff know of each kiosk, by kiosk. */
export interface Kiosks {
  /** Tickets that it gave today, oldest first. */
  readonly given: Map<string, string[]>;
  /** When it gave its latest numbers, oldest first: those of the last KIOSK_SPAN_MS, and no more than it may give in that time. */
  readonly paces: Map<string, number[]>;
  /** By the alarm's key. */
  readonly troubles: Map<string, KioskTrouble>;
  readonly voidings: Map<string, KioskVoiding>;
}

export function newKiosks(): Kiosks {
  return { given: new Map(), paces: new Map(), troubles: new Map(), voidings: new Map() };
}

/** A kiosk gave this ticket. With the last one that it may give in this time, it has reached its limit. */
export function countKioskNumber(kiosks: Kiosks, kioskId: string, ticketId: string, most: number, at: number): void {
  const given = kiosks.given.get(kioskId) ?? [];
  given.push(ticketId);
  kiosks.given.set(kioskId, given);
  const times = kiosks.paces.get(kioskId) ?? [];
  times.push(at);
  while (times.length > most || (times[0] ?? at) <= at - KIOSK_SPAN_MS) times.shift();
  kiosks.paces.set(kioskId, times);
  if (times.length === most) noteTrouble(kiosks, { kind: 'kiosk-limit', kioskId }, at, at + KIOSK_SPAN_MS);
}

/** One that goes on keeps its beginning. */
export function noteTrouble({ troubles }: Kiosks, subject: KioskAlarmSubject, at: number, until: number): void {
  const known = troubles.get(alarmKey(subject));
  const since = known !== undefined && at < known.until ? known.since : at;
  troubles.set(alarmKey(subject), { subject, since, until });
}

/** The lobby has looked: the kiosk begins to count anew. */
export function releaseKiosk({ paces, troubles }: Kiosks, kioskId: string): void {
  paces.delete(kioskId);
  troubles.delete(alarmKey({ kind: 'kiosk-limit', kioskId }));
}
