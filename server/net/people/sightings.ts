import type { SightingsTable } from '../../store/tables/sightings-table.ts';

/** A device that only asks over HTTP counts as being at an address for so long after its last request. */
const AT_ADDRESS_MS = 2 * 60_000;
/** How far behind the disk may lie: each device is written at most this often. */
const WRITTEN_EVERY_MS = 10 * 60_000;
/** Addresses of one device that are kept apart; whoever has more has been seen in too many places already. */
const ADDRESSES_MAX = 8;

interface Seen {
  lastAt: number;
  address: string;
  /** The last request and the open screens at each address. */
  readonly places: Map<string, { at: number; screens: number }>;
  writtenAt: number;
}

interface Sighting {
  readonly lastSeenAt: number | null;
  readonly address: string | null;
  readonly isOnline: boolean;
  readonly places: number;
}

/** When and where each device was seen; a token that is used at two places at once was copied. */
export class Sightings {
  private readonly seen = new Map<string, Seen>();
  private readonly table: SightingsTable;
  private readonly now: () => number;
  private isStopped = false;

  constructor(table: SightingsTable, now: () => number) {
    this.table = table;
    this.now = now;
  }

  /** A screen of the device is open from now until the returned function is called. */
  join(deviceId: string, address: string): () => void {
    this.at(deviceId, address, 1);
    return () => this.at(deviceId, address, -1);
  }

  /** The device has asked something. */
  note(deviceId: string, address: string): void {
    this.at(deviceId, address, 0);
  }

  /** Connections end after the server has, and what they tell then finds no database any more. */
  stop(): void {
    this.isStopped = true;
  }

  /** @param isScreen a device that shows one screen: two of them at one address are two as well */
  of(deviceId: string, isScreen: boolean): Sighting {
    const seen = this.seen.get(deviceId);
    if (seen === undefined) {
      const stored = this.table.find(deviceId);
      return { lastSeenAt: stored?.at ?? null, address: stored?.address ?? null, isOnline: false, places: 0 };
    }
    const now = this.now();
    const places = [...seen.places.values()].filter(({ at, screens }) => screens > 0 || now - at < AT_ADDRESS_MS);
    const screens = places.reduce((sum, place) => sum + place.screens, 0);
    return {
      lastSeenAt: screens > 0 ? now : seen.lastAt,
      address: seen.address,
      isOnline: places.length > 0,
      places: isScreen ? Math.max(screens, places.length) : places.length,
    };
  }

  private at(deviceId: string, address: string, change: -1 | 0 | 1): void {
    const now = this.now();
    const seen = this.seen.get(deviceId) ?? {
      lastAt: now,
      address,
      places: new Map<string, { at: number; screens: number }>(),
      writtenAt: 0,
    };
    this.seen.set(deviceId, seen);
    const place = seen.places.get(address) ?? { at: now, screens: 0 };
    seen.places.delete(address);
    seen.places.set(address, { at: change === -1 ? place.at : now, screens: place.screens + change });
    const [oldest] = seen.places.keys();
    if (seen.places.size > ADDRESSES_MAX && oldest !== undefined) seen.places.delete(oldest);
    seen.lastAt = now;
    seen.address = address;
    if (this.isStopped || now - seen.writtenAt < WRITTEN_EVERY_MS) return;
    seen.writtenAt = now;
    this.table.keep(deviceId, { at: now, address });
  }
}
