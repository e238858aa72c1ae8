import type { Plant } from '../discretion/planted/plant.ts';

/** Faults that the harnesses must find, each a line or two of the product changed. */
export const PLANTS = {
  forgetful: [
    change(
      'server/desk/desk.ts',
      'batch.remember(intent.commandId, { bodyHash: this.parts.log.sumOf(bodyHash), answer }, context.now);',
      '',
    ),
  ],
  'write-behind': [
    change(
      'server/store/event-log.ts',
      'transact: (write) => writer.transact(() => write(batch)),',
      `transact: (write) => {
         if (!connection.inTransaction) {
           connection.exec('BEGIN IMMEDIATE');
           setTimeout(() => connection.open && connection.exec('COMMIT'), 60);
         }
         return write(batch);
       },`,
    ),
  ],
  'not-synced': [
    change('server/store/database.ts', "connection.pragma('synchronous = FULL');", "connection.pragma('synchronous = NORMAL');"),
    change('server/store/durability.ts', "if (level !== FULL) throw new StoreError('not-durable', file, String(level));", ''),
  ],
  'goes-on': [
    change(
      'server/store/writer.ts',
      "if (isSqliteError(error, 'SQLITE_FULL')) return",
      "if (isSqliteError(error, 'SQLITE_FULL') || isSqliteError(error, 'SQLITE_IOERR')) return",
    ),
  ],
  'dies-when-full': [
    change('server/store/writer.ts', "if (isSqliteError(error, 'SQLITE_FULL')) return new StorageUnavailable('full', file, error);", ''),
  ],
  'wall-clock': [change('server/time/business-clock.ts', 'monotonic: () => performance.now(),', 'monotonic: () => Date.now(),')],
} as const satisfies Record<string, Plant['edits']>;
export type PlantName = keyof typeof PLANTS;

function change(file: string, find: string, replace: string): Plant['edits'][number] {
  return { file, find, replace };
}
