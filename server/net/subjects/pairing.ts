import { randomInt } from 'node:crypto';
import type { StaffPath } from '../../contract/people/people.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { TokenKind } from '../../store/tokens.ts';
import { bearerIdOf, isConfigured, pathOf, subjectOf } from '../of-subject.ts';
import type { ScreenSubject, Workstation } from './subject.ts';

/** Ten decimal digits would be safer but would be mistyped; eight are 26 bits, against at most PAIRING_TRIES_PER_ADDRESS_MAX guesses of one address. */
export const PAIRING_CODE_DIGITS = 8;
export const PAIRING_LIFE_MS = 10 * 60_000;
/** Most codes open at once; one or two people set up a branch. */
export const PAIRINGS_OPEN_MAX = 16;

/** Devices that can be paired, by their name on the command line. */
const KINDS = {
  kiosk: 'kiosk',
  wall: 'wall',
  counter: 'counter-display',
  rating: 'rating',
  agent: 'device',
  workstation: 'workstation',
} as const satisfies Readonly<Record<string, TokenKind>>;
export type DeviceKind = keyof typeof KINDS;
export const DEVICE_KINDS = Object.keys(KINDS) as readonly DeviceKind[];

/** A device for which a code may be opened. */
interface Place {
  readonly kind: DeviceKind;
  readonly id: string;
  readonly subject: ScreenSubject | Workstation;
  /** Path of the device's screen; null: it has none. */
  readonly path: string | null;
}

/** Where staff sign in, whatever their page. */
export const SIGN_IN_PATH = '/counter/sign-in' satisfies StaffPath;

interface Opened {
  readonly place: Place;
  readonly name: string;
  readonly until: number;
}

type Taken = Opened | 'wrong' | { readonly elsewhere: Place };

/**
 * The place with this id in the branch; null: the configuration has none.
 * @param drives the printers and counters whose hardware an agent drives; null: all. Other devices drive nothing.
 * A workstation may have any id: the configuration does not list where staff sign in.
 */
export function placeOf(kind: DeviceKind, id: string, drives: readonly string[] | null, configuration: BranchConfiguration): Place | null {
  const audience = KINDS[kind];
  if (audience === 'workstation') {
    return drives === null ? { kind, id, subject: { audience, workstationId: id }, path: SIGN_IN_PATH } : null;
  }
  const subject = audience === 'device' ? agentOf(id, drives, configuration) : drives === null ? subjectOf(audience, id) : null;
  return subject !== null && isConfigured(subject, configuration) ? { kind, id, subject, path: pathOf(subject) } : null;
}

function agentOf(agentId: string, drives: readonly string[] | null, { printers, counters }: BranchConfiguration): ScreenSubject | null {
  const known = [...printers, ...counters].map(({ id }) => id);
  if (drives !== null && !drives.every((id) => known.includes(id))) return null;
  const driven = (list: readonly { readonly id: string }[]) =>
    list.map(({ id }) => id).filter((id) => drives === null || drives.includes(id));
  return { audience: 'device', agentId, printerIds: driven(printers), counterIds: driven(counters) };
}

/** What people call the bearer of a token; null: not a device. */
export function deviceNamed(audience: TokenKind, bearerId: string): { readonly kind: DeviceKind; readonly id: string } | null {
  const kind = DEVICE_KINDS.find((one) => KINDS[one] === audience);
  return kind === undefined ? null : { kind, id: bearerId.split(':')[0] ?? bearerId };
}

/**
 * Codes that are open and that no device has used. In memory only: after a restart a new one is opened quickly.
 * A code works once, for PAIRING_LIFE_MS, for one place; opening another for that place ends the earlier one.
 */
export class Pairings {
  readonly #opened = new Map<string, Opened>();

  /** A new code; null: PAIRINGS_OPEN_MAX are open. */
  open(place: Place, name: string, now: number): { readonly code: string; readonly until: number } | null {
    this.#forget((opened) => opened.until <= now || bearerIdOf(opened.place.subject) === bearerIdOf(place.subject));
    if (this.#opened.size >= PAIRINGS_OPEN_MAX) return null;
    let code = makeCode();
    while (this.#opened.has(code)) code = makeCode();
    const until = now + PAIRING_LIFE_MS;
    this.#opened.set(code, { place, name, until });
    return { code, until };
  }

  /** Uses a code up. @param path of the screen that asks; null: not a screen. A code for another place is not used up. */
  take(code: string, path: string | null, now: number): Taken {
    const opened = this.#opened.get(code);
    if (opened === undefined || opened.until <= now) return 'wrong';
    if (opened.place.path !== path) return { elsewhere: opened.place };
    this.#opened.delete(code);
    return opened;
  }

  #forget(isOver: (opened: Opened) => boolean): void {
    for (const [code, opened] of this.#opened) if (isOver(opened)) this.#opened.delete(code);
  }
}

function makeCode(): string {
  return String(randomInt(10 ** PAIRING_CODE_DIGITS)).padStart(PAIRING_CODE_DIGITS, '0');
}
