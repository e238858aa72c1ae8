import { hash, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { inBothLanguages } from './kernel/configuration/local-text.ts';
import { intentOf } from './desk/intent.ts';
import { BranchDirectory } from './branch-directory.ts';
import { branchTime, type Clock } from './time/clock.ts';
import { watchConditions } from './health/condition-watch.ts';
import { type ConditionSources, Conditions, type Faults } from './health/conditions.ts';
import type { ServerConditionKind } from './contract/server-condition.ts';
import { Desk } from './desk/desk.ts';
import { SERVER_AS_AGENT } from './kernel/state/device.ts';
import type { CommandOf } from './kernel/commands.ts';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';
import type { SlipConfiguration } from './kernel/configuration/slip-template.ts';
import { CodeTries } from './net/subjects/code-tries.ts';
import { Cards } from './net/subjects/cards.ts';
import type { ConnectionCount } from './net/connections.ts';
import type { Edge, Enrolment, FirstRunCode, Reports, SlipPublishing } from './net/edge.ts';
import type { DemoParts, StartPage } from './net/http-parts.ts';
import type { Limits } from './net/limits.ts';
import { listenForPhones, type PhoneAddress, type RunningPhones } from './net/phone/listener.ts';
import { listen, type RunningServer } from './net/server.ts';
import type { Transport } from './net/transport/transport.ts';
import { type Subject } from './net/subjects/subject.ts';
import { subjectOf } from './net/of-subject.ts';
import type { IdentityProvider } from './provider/identity-provider.ts';
import type { EventLog } from './store/log.ts';
import type { Credentials } from './store/tables/credentials-table.ts';
import type { Sessions } from './store/tables/sessions-table.ts';
import type { SightingsTable } from './store/tables/sightings-table.ts';
import type { Erasures } from './store/erasure/erasures.ts';
import type { Trail } from './store/trail/trail-table.ts';
import type { Tokens } from './store/tokens.ts';
import { waitingChanges } from './waiting-changes.ts';

/** Everything a branch runs on. Time, ids, chance and disk are arguments, so that a test or a replay can bring its own. */
interface BranchServerParts {
  readonly eventLog: EventLog;
  readonly tokens: Pick<Tokens, 'findToken'> & Enrolment;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly sightings: SightingsTable;
  readonly trail: Trail;
  readonly erasures: Erasures;
  /** What an erasure of this moment, epoch ms, could not reach. */
  readonly erasureRemains: Edge['erasureRemains'];
  /** The bank's own sign-in; null: number and PIN only. */
  readonly provider: IdentityProvider | null;
  /** With which the first administrator is made; null: the branch has one, or is a demo. */
  readonly firstRunCode: FirstRunCode | null;
  /** Valid for this start only, for the command line on this machine; null: there is none. */
  readonly operatorToken: string | null;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly draw: () => number;
  readonly configuration: BranchConfiguration;
  /** Stores a published slip template; null: stored, otherwise the reason why not. */
  readonly saveSlip: (slip: SlipConfiguration) => string | null;
  readonly reports: Reports;
  /** Whether a read from the database works. */
  readonly databaseReads: () => boolean;
  readonly faults: Faults;
  /** Called with what is wrong with the server, the worst first: at the start, and within a second of each change. */
  readonly conditionsChanged: (kinds: readonly ServerConditionKind[]) => void;
  readonly build: string;
  readonly log: Logger;
  readonly limits: Limits;
  readonly host: string;
  readonly port: number;
  readonly allowedOrigins: readonly string[];
  /** null: plain HTTP. */
  readonly transport: Transport | null;
  /** Where the server listens for customers' phones, if the configuration has a public address for them; null: nowhere. */
  readonly phones: PhoneAddress | null;
  readonly webDir: string;
  /** Folder of the branch's own voice packs, one subfolder for each. */
  readonly voiceDir: string;
  readonly startPage: StartPage;
  readonly demo: DemoParts;
  /** What a restore left to be recorded; null: nothing. */
  readonly restoration: PendingRestoration | null;
  /** Called once when continuing could contradict what is stored. Must end the process. */
  readonly die: (error: unknown) => void;
}

/** The branch must know of it before anybody takes a number. */
export interface PendingRestoration {
  readonly told: Omit<CommandOf<'record-restoration'>, 'type'>;
  /** Called when it is recorded durably. */
  readonly recorded: () => void;
}

export interface BranchServer {
  readonly url: string;
  /** Where plain HTTP only leads on; null: nowhere. */
  readonly plainPort: number | null;
  /** null: this branch has no page for phones. */
  readonly phonesUrl: string | null;
  readonly desk: Desk;
  /** What is wrong with the server itself. */
  readonly conditions: Pick<Conditions, 'present' | 'timesBegun'>;
  readonly connections: () => readonly ConnectionCount[];
  /** Refuses new commands, answers pending ones, closes the log, and disconnects. */
  readonly stop: () => Promise<void>;
}

/**
 * Folds the day, opens the desk, and lets the screens in.
 * @throws StoreError when the stored day cannot be read; the system's error when the server cannot listen on the address
 */
export async function startBranchServer(parts: BranchServerParts): Promise<BranchServer> {
  const slip = slipPublishing(parts);
  let network: RunningServer | null = null;
  let phones: RunningPhones | null = null;
  let directory: BranchDirectory | null = null;
  const desk = new Desk({
    log: parts.eventLog,
    clock: parts.clock,
    newId: parts.newId,
    draw: parts.draw,
    configuration: slip.upcoming,
    tell: (changed) => {
      network?.tell(changed);
      if (changed.some(({ event }) => event.type === 'day-opened')) directory?.reportKnown();
      phones?.tell();
    },
    purged: (rows) => parts.log.info({ rows }, 'rows whose term was over were deleted'),
    faulted: (error, commandType) => parts.log.error({ err: error, commandType }, 'a command could not be decided: refused'),
    die: parts.die,
  });
  sayWhatWaits(parts, desk);
  const ownDirectory = directoryOf(parts, desk);
  directory = ownDirectory;
  const conditions = conditionsOf(parts, desk);
  try {
    await recordRestoration(desk, parts.restoration);
    const edge = edgeOf(parts, desk, slip, ownDirectory, conditions);
    network = await listen(edge, parts);
    phones = await openPhones(edge, parts);
    directory.reportKnown();
  } catch (error) {
    desk.stop();
    await network?.stop();
    throw error;
  }
  const { url, plainPort, connections, stop } = network;
  const unwatch = watchConditions(conditions, parts.conditionsChanged);
  return {
    url,
    plainPort,
    phonesUrl: phones?.url ?? null,
    desk,
    conditions,
    connections,
    stop: async () => {
      unwatch();
      desk.stop();
      // One turn of the event loop, so that the last answers leave before the connections are cut.
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([stop(), phones?.stop()]);
    },
  };
}

/** The rule that hangs in the hall holds all day, whatever the file says since: whoever changed it reads here when it begins. */
function sayWhatWaits({ configuration, log }: BranchServerParts, { branch }: Desk): void {
  const sections = waitingChanges(branch.hall, configuration);
  if (sections.length === 0) return;
  const numbering = { inForce: branch.hall.configuration?.rules.numbering, next: configuration.rules.numbering };
  log.warn({ sections, numbering }, 'the open day keeps the configuration it opened with; these changes begin when the next day opens');
}

/** Before anybody is let in. The same restoration has the same id: a server killed here records it once. */
async function recordRestoration(desk: Desk, restoration: PendingRestoration | null): Promise<void> {
  if (restoration === null) return;
  const { told, recorded } = restoration;
  const { archiveMadeAt, lostCount, epoch } = told;
  const command = { type: 'record-restoration', archiveMadeAt, lostCount, epoch } as const;
  const answer = await desk.submit(intentOf(`restoration-${epoch}`, command, { role: 'operator' }, null));
  if (!answer.ok) throw new Error(`the restoration could not be recorded: ${answer.refusal.code}`);
  recorded();
}

/** Slips of a day that is already open may carry an address that the file no longer has. */
async function openPhones(edge: Edge, { phones, configuration, webDir }: BranchServerParts): Promise<RunningPhones | null> {
  const isPublic = configuration.publicBaseUrl !== null || edge.configuration().publicBaseUrl !== null;
  return phones === null || !isPublic ? null : listenForPhones(edge, phones, webDir);
}

/** A day runs on the configuration it opened with; a template published meanwhile waits for the next day. */
function slipPublishing({ configuration, saveSlip }: BranchServerParts): SlipPublishing {
  let upcoming = configuration;
  return {
    upcoming: () => upcoming,
    publish: (slip) => {
      const fault = saveSlip(slip);
      if (fault === null) upcoming = { ...upcoming, slip };
      return fault;
    },
  };
}

function edgeOf(parts: BranchServerParts, desk: Desk, slip: SlipPublishing, directory: BranchDirectory, conditions: Conditions): Edge {
  const { clock, configuration } = parts;
  const branch = () => desk.branch;
  return {
    branch,
    configuration: () => branch().hall.configuration ?? configuration,
    clock,
    time: () => branchTime(clock, configuration.branch.timeZone),
    personOf: (personRef) => parts.eventLog.personOf(personRef),
    submit: (intent) => desk.submit(intent),
    lists: parts.eventLog.lists,
    cards: new Cards(() => directory.current(), monotonicMs),
    codeTries: new CodeTries(),
    findSubject: (token) => findSubject(parts, token),
    enrolment: parts.tokens,
    credentials: parts.credentials,
    sessions: parts.sessions,
    sightings: parts.sightings,
    trail: parts.trail,
    erasures: parts.erasures,
    erasureRemains: parts.erasureRemains,
    provider: parts.provider,
    firstRunCode: parts.firstRunCode,
    monotonicMs,
    slip,
    reports: parts.reports,
    isReady: parts.databaseReads,
    conditions: () => conditions.present(),
    newId: parts.newId,
    build: parts.build,
    log: parts.log,
    limits: parts.limits,
  };
}

const NO_DETAIL = inBothLanguages('');

function conditionsOf({ faults, clock, log }: BranchServerParts, { storage }: Desk): Conditions {
  const sources: ConditionSources = {
    ...faults,
    'storage-full': () => (storage.trouble === 'full' ? NO_DETAIL : null),
    'storage-busy': () => (storage.trouble === 'busy' ? NO_DETAIL : null),
  };
  return new Conditions(sources, () => clock.now(), log);
}

/** The server reports the condition of the bank's look-up, as agents report their devices. */
function directoryOf({ configuration, log, newId }: BranchServerParts, desk: Desk): BranchDirectory {
  return new BranchDirectory({
    rules: () => (desk.branch.hall.configuration ?? configuration).identification,
    log,
    report: (condition) => {
      const lookUp = { kind: 'directory', deviceId: 'look-up', placeId: 'server' } as const;
      const devices = condition === null ? [] : [{ ...lookUp, condition }];
      void desk.submit(intentOf(newId(), { type: 'report-devices', devices }, { role: 'agent', agentId: SERVER_AS_AGENT }, null));
    },
  });
}

function monotonicMs(): number {
  return performance.now();
}

/** In the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}

function findSubject({ tokens, operatorToken }: BranchServerParts, token: string): Subject | null {
  if (token === '') return null;
  if (operatorToken !== null && isSame(token, operatorToken)) return { audience: 'operator' };
  const bearer = tokens.findToken(token);
  // A workstation's token says where somebody sits, never who.
  return bearer === null || bearer.audience === 'workstation' ? null : subjectOf(bearer.audience, bearer.subject);
}
