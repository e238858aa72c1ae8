import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitsWith } from '../../server/net/limits.ts';
import { pino } from 'pino';
import { type BranchServer, startBranchServer } from '../../server/branch-server.ts';
import type { Clock } from '../../server/time/clock.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { StoredEvent } from '../../server/kernel/words/event.ts';
import { bearerIdOf } from '../../server/net/of-subject.ts';
import { type ScreenSubject } from '../../server/net/subjects/subject.ts';
import { NO_FAULTS } from '../health/no-faults.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { sqliteCredentials } from '../../server/store/tables/credentials-table.ts';
import { sqliteSessions } from '../../server/store/tables/sessions-table.ts';
import { sqliteErasures } from '../../server/store/erasure/erasures.ts';
import { sqliteTrail } from '../../server/store/trail/trail-table.ts';
import { sqliteSightings } from '../../server/store/tables/sightings-table.ts';
import { sqliteTokens } from '../../server/store/tokens.ts';
import type { Chance } from './chance.ts';

/** An event as stored, with the command that caused it. */
export interface StoredRow extends StoredEvent {
  readonly commandId: string;
}

/** The real server on loopback, in this process, its log on a real disk in a directory of its own. */
export interface BranchOnDisk {
  readonly server: BranchServer;
  tokenOf(subject: ScreenSubject): string;
  /** Stops the server; what it stored is read from the file afterwards. */
  stop(): Promise<void>;
  /** The last day as it lies in the database, read back as a start would. Only after `stop`. */
  readStored(): readonly StoredRow[];
  remove(): void;
}

/** Robots press as fast as the machine allows; no person comes near the limits that this lifts. */
const UNLIMITED = limitsWith(1_000_000);

/** @throws StoreError, or the system's error, when there is no room for it */
export async function openBranchOnDisk(configuration: BranchConfiguration, clock: Clock, chance: Chance): Promise<BranchOnDisk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'branch-queue-rehearsal-'));
  const database = openDatabase(dataDir);
  const tokens = sqliteTokens(database);
  const server = await startBranchServer({
    eventLog: sqliteLog(database),
    tokens,
    credentials: sqliteCredentials(database),
    sessions: sqliteSessions(database),
    sightings: sqliteSightings(database),
    trail: sqliteTrail(database),
    erasures: sqliteErasures(database),
    erasureRemains: () => ({ archives: 0, archivesUntil: 0, replaced: 0, hasSecondFolder: false }),
    provider: null,
    firstRunCode: null,
    operatorToken: null,
    clock,
    newId: () => chance.uuid(),
    draw: () => chance.uniform(),
    configuration,
    saveSlip: () => null,
    reports: {
      dates: () => [],
      day: () => Promise.resolve(null),
      csv: () => Promise.resolve(null),
      callsCsv: () => Promise.resolve(null),
      events: () => Promise.resolve([]),
      figures: () => Promise.resolve(null),
    },
    databaseReads: () => true,
    faults: NO_FAULTS,
    conditionsChanged: () => undefined,
    build: 'rehearsal',
    log: pino({ level: 'silent' }),
    limits: UNLIMITED,
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: [],
    transport: null,
    phones: null,
    webDir: join(dataDir, 'web'),
    voiceDir: join(dataDir, 'voice'),
    startPage: () => '',
    demo: { isOn: false, linkCode: null },
    restoration: null,
    die: (error) => {
      throw error;
    },
  });
  return {
    server,
    tokenOf: (subject) => tokens.issueToken(subject.audience, bearerIdOf(subject), 'rehearsal', clock.now()),
    stop: () => server.stop(),
    readStored: () => readStored(dataDir),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

function readStored(dataDir: string): readonly StoredRow[] {
  const database = openDatabase(dataDir);
  try {
    const events = sqliteLog(database).readDay();
    const commandIds = database.connection.prepare<[], string>('SELECT command_id FROM events ORDER BY seq').pluck().all();
    return events.map((stored, index) => ({ ...stored, commandId: commandIds.at(index - events.length) ?? '' }));
  } finally {
    database.close();
  }
}
