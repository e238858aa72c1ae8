import type { LobbyView } from '../../../server/contract/lobby.ts';

type KioskRow = LobbyView['kiosks'][number];

/** From when on numbers are voided; the opening takes all of today. */
interface Since {
  readonly at: number;
  readonly isOpening: boolean;
}

interface Counted {
  readonly voidable: number;
  readonly kept: number;
  /** Whether there may be more than the screen knows: the server counts again when it voids. */
  readonly atLeast: boolean;
}

const MINUTE_MS = 60_000;
const MINUTES_OFFERED = [5, 10, 30, 60] as const;

/** On whole minutes, as the counts are. */
export function sincesOf(openedAt: number, now: number): readonly Since[] {
  const offered = MINUTES_OFFERED.map((ago) => Math.floor((now - ago * MINUTE_MS) / MINUTE_MS) * MINUTE_MS);
  return [...offered.filter((at) => at > openedAt).map((at) => ({ at, isOpening: false })), { at: 0, isOpening: true }];
}

export function countSince({ minutes, areAll }: KioskRow, since: number): Counted {
  const counted = minutes.filter(({ from }) => from >= since);
  const sum = { voidable: 0, kept: 0, atLeast: !areAll && counted.length === minutes.length };
  return counted.reduce((so, { voidable, kept }) => ({ ...so, voidable: so.voidable + voidable, kept: so.kept + kept }), sum);
}
