import type { BranchDatabase } from '../database.ts';
import { insertSummed, isIntact } from '../integrity/row-sums.ts';
import { StorageUnavailable } from '../unavailable.ts';

/** When and where a device was seen last. */
interface StoredSighting {
  /** Epoch ms. */
  readonly at: number;
  readonly address: string;
}

export interface SightingsTable {
  /** null: never, or not readable. */
  find(deviceId: string): StoredSighting | null;
  /** Where the disk has no room, nothing is kept: no device is held up by it. */
  keep(deviceId: string, sighting: StoredSighting): void;
}

export function sqliteSightings({ connection, writer }: BranchDatabase): SightingsTable {
  const find = connection.prepare<[string], StoredSighting>(
    `SELECT at, address FROM sightings WHERE device_id = ? AND ${isIntact('sightings')}`,
  );
  const remove = connection.prepare<[string]>('DELETE FROM sightings WHERE device_id = ?');
  const insert = connection.prepare<[{ device_id: string } & StoredSighting]>(insertSummed('sightings'));
  return {
    find: (deviceId) => find.get(deviceId) ?? null,
    keep(deviceId, { at, address }) {
      try {
        writer.transact(() => {
          remove.run(deviceId);
          insert.run({ device_id: deviceId, at, address });
        });
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
      }
    },
  };
}
