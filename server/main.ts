import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { type BranchServer, type PendingRestoration, startBranchServer } from './branch-server.ts';
import { systemSources } from './time/business-clock.ts';
import { clockAtStart } from './time/clock-start.ts';
import type { Clock } from './time/clock.ts';
import { readConfiguration } from './config.ts';
import { bringUpToDate } from './config/bring-up.ts';
import { drawUniform } from './draw-uniform.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { configurationFile, demoAtStart, installDemo, isFirstRun, type VirtualPrinter, writeAgentFile } from './first-run.ts';
import { announce, type EntranceCodes, entranceCodes } from './entrance-codes.ts';
import { explain } from './explain.ts';
import { listenForMetrics } from './metrics/listener.ts';
import type { MetricSources } from './metrics/sources.ts';
import type { Reports } from './net/edge.ts';
import { limitsWith } from './net/limits.ts';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';
import { PHONE_LIMITS } from './net/phone/limits.ts';
import { type PhonesAt, type StartLink, startPage } from './net/routes/start-page.ts';
import { newestArchiveAt } from './safekeeping/archive-name.ts';
import { Backups } from './safekeeping/backups.ts';
import { archiveBeforeMigration } from './safekeeping/before-migration.ts';
import { erasureRemains } from './safekeeping/erasure-remains.ts';
import { runCommand } from './safekeeping/child.ts';
import { forgetRestoration, readRestoration } from './safekeeping/restored-file.ts';
import { finishSwap } from './safekeeping/swap.ts';
import { openTransport } from './open-transport.ts';
import { letOperatorIn, localUrl } from './let-operator-in.ts';
import { openProvider, readProvider } from './provider/open-provider.ts';
import { SIGN_IN_PATH } from './net/subjects/pairing.ts';
import { PRIVATE_UMASK, privateFolder } from './private-files.ts';
import { limitRepeats } from './repeated-lines.ts';
import { saveSlip } from './slip-publishing.ts';
import { startLinks } from './start-links.ts';
import { type BranchDatabase, openDatabase } from './store/database.ts';
import { diskFigures } from './store/disk-figures.ts';
import { dayReportCsv } from './store/report/day-report-csv.ts';
import { dayCallsCsv } from './store/report/day-calls-csv.ts';
import { dayReport } from './store/report/day-report.ts';
import { eventsOfDate, listReportDates } from './store/report/events-of-date.ts';
import { sqliteErasures } from './store/erasure/erasures.ts';
import { sqliteLog } from './store/event-log.ts';
import { faultsOf } from './health/faults.ts';
import { statusOf } from './health/status-words.ts';
import { RecordsWatch } from './safekeeping/records-watch.ts';
import { FigureMemory } from './store/records/figure-memory.ts';
import { type ServiceManager, serviceManager } from './service-manager.ts';
import { sqliteCredentials } from './store/tables/credentials-table.ts';
import { sqliteSessions } from './store/tables/sessions-table.ts';
import { sqliteTrail } from './store/trail/trail-table.ts';
import { sqliteSightings } from './store/tables/sightings-table.ts';
import { sqliteTokens } from './store/tokens.ts';
import { warm } from './warm.ts';
import { startWatchdog } from './watchdog.ts';

/** Longest time that stopping may take. Commands unfinished by then were not acknowledged, so nobody relies on them. */
const STOP_WITHIN_MS = 5_000;
const TOKEN_BYTES = 32;

/** The folder of this file, in the sources and in the bundle alike. */
const here = fileURLToPath(new URL('.', import.meta.url));

async function main(): Promise<void> {
  // Records hold names and telephones, whatever starts the program.
  process.umask(PRIVATE_UMASK);
  const environment = readEnvironment(process.env);
  const log = pino({ name: 'branch', level: environment.logLevel, ...limitRepeats({ now: () => performance.now(), after }) });
  const die = (error: unknown): never => {
    log.fatal({ error: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }, 'stopped by an error');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  const manager = serviceManager(process.env, process.pid, log);
  const kept: Kept = { backups: null };
  const { server, clock, records, sources, printers, databaseReads, codes } = await open(environment, manager, kept, log, die);
  const backups = keepBackups(environment, server, clock, log);
  kept.backups = backups;
  console.log(`Branch queue is open: ${server.url}   排队叫号已启动：${server.url}`);
  const entrance = announce(localUrl(server.url), codes, console.log);
  if (server.phonesUrl !== null) log.info({ url: server.phonesUrl }, 'listening for customers’ phones');
  if (server.plainPort !== null) log.info({ port: server.plainPort }, 'plain HTTP only leads on to HTTPS');
  const { metricsHost: host, metricsPort: port } = environment;
  if (port !== null) await listenForMetrics({ host, port }, sources, log);
  process.send?.({ url: server.url, printers, ...entrance });
  manager.tell('READY=1');
  const { watchdogMs } = manager;
  const feed = () => manager.tell('WATCHDOG=1');
  const unwatch = watchdogMs === null ? () => undefined : startWatchdog({ watchdogMs, storeAnswers: databaseReads, feed, log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      unwatch();
      manager.tell('STOPPING=1');
      backups.stop();
      records.stop();
      stop(server, log, signal);
    });
  }
}

/** Keeps no process alive. */
function after(delayMs: number, run: () => void): void {
  setTimeout(run, delayMs).unref();
}

/** Archives are made beside the branch and never in its way: a failure is a condition of the branch, not its end. */
function keepBackups(environment: Environment, server: BranchServer, clock: Clock, log: Logger): Backups {
  const dataDir = resolve(environment.dataDir);
  return new Backups({
    clock,
    isDayOpen: () => server.desk.branch.hall.day?.closedAt === null,
    run: runCommand(dataDir),
    target: environment.backupDir === null ? null : resolve(environment.backupDir),
    newestAt: newestArchiveAt(dataDir),
    onChange: ({ state, since, detail }) => log[state === 'good' ? 'info' : 'warn']({ state, since, detail: detail.en }, 'backups'),
  });
}

/** Made after the branch that asks for it. */
interface Kept {
  backups: Backups | null;
}

interface Opened {
  readonly server: BranchServer;
  readonly clock: Clock;
  readonly records: RecordsWatch;
  /** For a monitor. */
  readonly sources: MetricSources;
  readonly printers: readonly VirtualPrinter[];
  readonly databaseReads: () => boolean;
  readonly codes: EntranceCodes;
}

async function open(
  environment: Environment,
  manager: ServiceManager,
  kept: Kept,
  log: Logger,
  die: (error: unknown) => never,
): Promise<Opened> {
  const dataDir = resolve(environment.dataDir);
  // Before anything is changed: without its certificate, or with a sign-in of the bank's that cannot work, this branch does not open.
  const { transport, faults, expiresAt } = openTransport(environment, log);
  const providerSettings = readProvider(environment.provider, SIGN_IN_PATH);
  await prepareFiles(dataDir, log);
  const configuration = readConfiguration(configurationFile(dataDir));
  const database = openDatabase(dataDir);
  const tokens = sqliteTokens(database);
  const eventLog = sqliteLog(database);
  const { build, builtAt } = buildOf();
  const { timeZone } = configuration.branch;
  const clock = clockAtStart({ dataDir, timeZone, lastEventAt: eventLog.lastEventAt(), builtAt }, systemSources(), log);
  const demo = demoAtStart(dataDir, configuration, tokens, clock.now(), log);
  const people = peopleOf(database, dataDir, environment.backupDir);
  const codes = entranceCodes({ isDemo: demo !== null, host: environment.host, credentials: people.credentials, now: clock.now() });
  const operatorToken = randomBytes(TOKEN_BYTES).toString('base64url');
  const records = watchRecords(database, dataDir, () => clock.local(clock.now(), timeZone).minuteOfDay, log);
  const ping = database.connection.prepare('SELECT count(*) FROM sqlite_schema').pluck();
  const databaseReads = () => database.connection.open && ping.get() !== undefined;
  await warm(configuration);
  let links: readonly StartLink[] = [];
  let phones: PhonesAt | null = null;
  const server = await startBranchServer({
    eventLog,
    tokens,
    ...people,
    provider: openProvider(providerSettings, () => clock.now(), log),
    firstRunCode: codes.firstRun,
    operatorToken,
    clock,
    newId: randomUUID,
    draw: drawUniform,
    configuration,
    saveSlip: (slip) => saveSlip(configurationFile(dataDir), slip),
    reports: reportsOf(database.file),
    databaseReads,
    faults: faultsOf({ database, records, clock, backups: () => kept.backups?.condition ?? null, certificate: () => faults(clock.now()) }),
    conditionsChanged: (kinds) => manager.tellStatus(statusOf(kinds)),
    build,
    log,
    limits: limitsWith(environment.requestsPerSecond),
    host: environment.host,
    port: environment.port,
    allowedOrigins: environment.allowedOrigins,
    transport,
    phones: { host: environment.phoneHost, port: environment.phonePort, trustedProxies: environment.phoneProxies, limits: PHONE_LIMITS },
    webDir: webDir(),
    voiceDir: join(dataDir, 'voice'),
    startPage: (atThisMachine, withLinks) =>
      startPage({ branchName: configuration.branch.name, isDemo: demo !== null, links, phones }, atThisMachine, withLinks),
    demo: { isOn: demo !== null, linkCode: codes.link },
    restoration: pendingRestoration(dataDir),
    die,
  });
  letOperatorIn(dataDir, server.url, operatorToken, transport, log);
  const printers =
    demo === null ? [] : writeAgentFile(dataDir, { server: localUrl(server.url), caFile: environment.tls?.authorityFile ?? null }, demo);
  phones = phonesAt(server, configuration);
  links = startLinks(configuration, demo, printers);
  const backupAgeMs = () => kept.backups?.ageMs() ?? null;
  const sources = { server, clock, disk: () => diskFigures(database), backupAgeMs, certificateExpiresAt: expiresAt };
  return { server, clock, records, sources, printers, databaseReads, codes };
}

/** Who may sign in, who is signed in, where devices were seen, and which customers were erased. */
function peopleOf(database: BranchDatabase, dataDir: string, backupDir: string | null) {
  const sessions = sqliteSessions(database);
  // Whoever was signed out since the archive was made would be signed in again.
  if (readRestoration(dataDir) !== null) sessions.end(() => true);
  return {
    credentials: sqliteCredentials(database),
    sessions,
    sightings: sqliteSightings(database),
    trail: sqliteTrail(database),
    erasures: sqliteErasures(database),
    erasureRemains: (at: number) => erasureRemains(dataDir, backupDir, at),
  };
}

function watchRecords({ damaged }: BranchDatabase, dataDir: string, minuteOfDay: () => number, log: Logger): RecordsWatch {
  const met = () => (damaged.length === 0 ? null : damaged.map(({ table }) => table).join(', '));
  return new RecordsWatch({ program: safekeepingProgram(), dataDir, met, minuteOfDay, log });
}

/** Before anything of an earlier release is changed, it is archived as it is: `npm run rollback` puts it back. */
async function prepareFiles(dataDir: string, log: Logger): Promise<void> {
  privateFolder(dataDir, log);
  if (finishSwap(dataDir)) log.warn('a restore that was cut off has been finished');
  if (isFirstRun(dataDir)) installDemo(dataDir, readFileSync(join(here, 'demo-branch.json'), 'utf8'));
  // Whoever reads the configuration says what to do about a lost one.
  if (!existsSync(configurationFile(dataDir))) return;
  const archive = await archiveBeforeMigration(dataDir, Date.now());
  if (archive !== null) log.warn({ archive: archive.file }, 'the records are of an earlier release: an archive was made before the update');
  const added = bringUpToDate(configurationFile(dataDir));
  if (added.length > 0)
    log.warn({ added }, 'branch.json was of an earlier release: what was missing was added, the old file is branch.json.before-update');
}

/** What a restore left for the branch to know. */
function pendingRestoration(dataDir: string): PendingRestoration | null {
  const told = readRestoration(dataDir);
  return told === null ? null : { told, recorded: () => forgetRestoration(dataDir) };
}

/** By the configuration of the day in force: slips printed before the file was changed still carry its address. */
function phonesAt({ phonesUrl, desk }: BranchServer, configuration: BranchConfiguration): PhonesAt | null {
  const { publicBaseUrl } = desk.branch.hall.configuration ?? configuration;
  return phonesUrl === null || publicBaseUrl === null ? null : { publicUrl: publicBaseUrl, listensAt: phonesUrl };
}

function stop(server: BranchServer, log: Logger, signal: string): void {
  log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  void server.stop().then(() => process.exit(0));
}

function reportsOf(file: string): Reports {
  const memory = new FigureMemory(file);
  return {
    dates: () => listReportDates(file),
    day: (date) => dayReport(file, date),
    csv: async (date, language) => {
      const report = await dayReport(file, date);
      return report === null ? null : dayReportCsv(report, language);
    },
    events: (date) => eventsOfDate(file, date),
    figures: (date, today) => memory.of(date, today),
    callsCsv: (date, language) => dayCallsCsv(file, date, language),
  };
}

/** Beside the bundle, or in the sources. */
function safekeepingProgram(): readonly string[] {
  const bundle = join(here, 'safekeeping.js');
  return existsSync(bundle) ? [bundle] : ['--import', 'tsx', join(here, 'safekeeping/main.ts')];
}

/** The build script's bundle lies in dist/server, beside dist/web; the sources in server. */
function webDir(): string {
  return [join(here, '../web'), join(here, '../dist/web')].find((directory) => existsSync(directory)) ?? join(here, '../dist/web');
}

/** builtAt: epoch ms; null: these are the sources. */
function buildOf(): { readonly build: string; readonly builtAt: number | null } {
  const file = [join(here, '../build.json'), join(here, '../dist/build.json')].find((candidate) => existsSync(candidate));
  if (file === undefined) return { build: 'development', builtAt: null };
  const { build, builtAt } = JSON.parse(readFileSync(file, 'utf8')) as { build: string; builtAt: string };
  return { build, builtAt: Date.parse(builtAt) };
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
