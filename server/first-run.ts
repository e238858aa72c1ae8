import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DEMO_NAME } from './contract/people/devices.ts';
import { writeFileDurably, writeIfRoom } from './config.ts';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';
import { AUDIENCE_OF_ROLE } from './net/audiences.ts';
import { bearerIdOf, roomOf } from './net/of-subject.ts';
import { type ScreenSubject } from './net/subjects/subject.ts';
import { databaseFile } from './store/database.ts';
import type { Tokens } from './store/tokens.ts';

/** Only the server's own user may read a token. */
const SECRET_MODE = 0o600;

export function configurationFile(dataDir: string): string {
  return join(dataDir, 'branch.json');
}

/** Whether the data directory has neither a configuration nor any trace of records. In every other case it is no first run. */
export function isFirstRun(dataDir: string): boolean {
  const database = databaseFile(dataDir);
  return ![configurationFile(dataDir), database, `${database}.created`].some((file) => existsSync(file));
}

/** Sets up the demo branch: its configuration, and the mark by which its screens get demo tokens. */
export function installDemo(dataDir: string, demoConfiguration: string): void {
  writeFileDurably(demoTokensFile(dataDir), '[]\n', SECRET_MODE);
  writeFileDurably(configurationFile(dataDir), demoConfiguration, 0o644);
}

/** One demo identity, in plain text, for the start page of the demo branch. */
export interface DemoSignIn {
  readonly subject: ScreenSubject;
  readonly token: string;
}

const entries = z.array(z.strictObject({ room: z.string(), token: z.string() }));
const DEMO_AGENT_ID = 'agent-1';

function demoTokensFile(dataDir: string): string {
  return join(dataDir, 'demo-tokens.json');
}

/**
 * Demo sign-ins for everything in the configuration; null: this is no demo branch. Tokens that still work are kept, so that
 * open screens stay signed in over a restart.
 */
function demoSignIns(dataDir: string, configuration: BranchConfiguration, tokens: Tokens, now: number): DemoSignIn[] | null {
  const file = demoTokensFile(dataDir);
  if (!existsSync(file)) return null;
  const kept = new Map(readEntries(file).map(({ room, token }) => [room, token]));
  const signIns = demoSubjects(configuration).map((subject) => {
    const known = kept.get(roomOf(subject));
    const works = known !== undefined && tokens.findToken(known)?.subject === bearerIdOf(subject);
    return { subject, token: works ? known : reissue(tokens, subject, now) };
  });
  const text = JSON.stringify(
    signIns.map(({ subject, token }) => ({ room: roomOf(subject), token })),
    null,
    2,
  );
  // A token that could not be written down is made anew at the next start.
  writeIfRoom(file, `${text}\n`, SECRET_MODE);
  return signIns;
}

function readEntries(file: string): z.infer<typeof entries> {
  try {
    return entries.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Half-written or edited: demo tokens can always be made anew.
    return [];
  }
}

function reissue(tokens: Tokens, subject: ScreenSubject, now: number): string {
  tokens.revokeToken(subject.audience, bearerIdOf(subject), now);
  return tokens.issueToken(subject.audience, bearerIdOf(subject), DEMO_NAME, now);
}

/** Demo sign-ins; null: this is no demo branch, and nothing that a demo made before works any more. */
export function demoAtStart(
  dataDir: string,
  configuration: BranchConfiguration,
  tokens: Tokens,
  now: number,
  log: Logger,
): DemoSignIn[] | null {
  const demo = demoSignIns(dataDir, configuration, tokens, now);
  if (demo === null && endDemo(tokens, now) > 0) log.warn('the demo is off: its tokens were revoked');
  return demo;
}

/** Nor does any link of a member of staff work. Returns the number of tokens. */
function endDemo(tokens: Tokens, now: number): number {
  const staff: readonly string[] = Object.values(AUDIENCE_OF_ROLE);
  const made = tokens.listTokens().filter(({ audience, name }) => name === DEMO_NAME || staff.includes(audience));
  for (const { id } of made) tokens.revokeEnrolled(id, now);
  return made.length;
}

/** Every screen in the hall or at a counter, which is opened by pairing. */
export function deviceScreens({ kiosks, walls, counters }: BranchConfiguration): ScreenSubject[] {
  return [
    ...kiosks.map(({ id }): ScreenSubject => ({ audience: 'kiosk', kioskId: id })),
    ...walls.map(({ id }): ScreenSubject => ({ audience: 'wall', wallId: id })),
    ...counters.map(({ id }): ScreenSubject => ({ audience: 'counter-display', counterId: id })),
    ...counters.map(({ id }): ScreenSubject => ({ audience: 'rating', counterId: id })),
  ];
}

function demoSubjects(configuration: BranchConfiguration): ScreenSubject[] {
  const { counters, staff, printers } = configuration;
  const printerIds = printers.map((printer) => printer.id);
  const counterIds = counters.map((counter) => counter.id);
  return [
    ...deviceScreens(configuration),
    ...staff.flatMap(({ id: staffId, roles }) =>
      [...new Set(roles.map((role) => AUDIENCE_OF_ROLE[role]))].map((audience): ScreenSubject => ({ audience, staffId })),
    ),
    ...(printerIds.length === 0 ? [] : [{ audience: 'device', agentId: DEMO_AGENT_ID, printerIds, counterIds } satisfies ScreenSubject]),
  ];
}

/** What the command line on this machine needs to reach the server. */
interface OperatorFile {
  readonly url: string;
  readonly token: string;
  /** SHA-256 of the server's certificate, whatever name it is for; null: plain HTTP. */
  readonly certificate: string | null;
}

/**
 * Writes a token of this start only, for `npm run day` on this machine: whoever can read the file may speak for the branch. False:
 * the disk is full, and the command line is not let in until the next start.
 */
export function writeOperatorFile(dataDir: string, operator: OperatorFile): boolean {
  return writeIfRoom(join(dataDir, 'operator.json'), `${JSON.stringify(operator, null, 2)}\n`, SECRET_MODE);
}

/**
 * Offset of the demo's virtual printers above the server's port, and of their pages above those, so that two
 * demos on one machine do not collide.
 */
const PRINTER_PORT_OFFSET = 10;
const LOOPBACK_PRINTER = /^tcp:\/\/127\.0\.0\.1:(\d+)$/;
const printerList = z.array(z.looseObject({ id: z.string(), path: z.string() }));
const agentFile = z.looseObject({
  server: z.string(),
  token: z.string(),
  devices: z.looseObject({ printers: printerList }),
});
/** The form that the first release wrote. */
const earlierAgentFile = z
  .looseObject({ server: z.string(), token: z.string(), printers: printerList })
  .transform(({ printers, ...kept }) => ({ ...kept, devices: { printers } }));

/** A printer on this machine's own loopback: a virtual one, whose page shows its slips. */
export interface VirtualPrinter {
  readonly printerId: string;
  readonly port: number;
  readonly pagePort: number;
}

interface ServerAddress {
  readonly server: string;
  /** The certificate of the branch's own authority; null: the agent's machine knows it, or there is no TLS. */
  readonly caFile: string | null;
}

/**
 * Writes the demo agent's configuration. Printers that somebody configured there stay (a real one on /dev/ttyUSB0); only
 * address and token follow the server. Returns the virtual printers in it.
 */
export function writeAgentFile(dataDir: string, { server: url, caFile }: ServerAddress, demo: readonly DemoSignIn[]): VirtualPrinter[] {
  const agent = demo.find(({ subject }) => subject.audience === 'device');
  if (agent?.subject.audience !== 'device') return [];
  const file = join(dataDir, 'agent.json');
  const fresh = {
    server: url,
    ...(caFile === null ? {} : { caFile }),
    token: agent.token,
    stateDir: join(dataDir, 'agent'),
    devices: {
      printers: agent.subject.printerIds.map((id, index) => ({
        id,
        path: `tcp://127.0.0.1:${Number(new URL(url).port) + PRINTER_PORT_OFFSET + index}`,
        baud: 9_600,
        profile: 'epson-80mm',
      })),
    },
  };
  const written = existsSync(file) ? z.union([agentFile, earlierAgentFile]).safeParse(parsedOrNull(readFileSync(file, 'utf8'))) : null;
  // Not ours to mend: the agent itself says what is wrong with the file.
  if (written !== null && !written.success) return [];
  const content = written === null ? fresh : { ...written.data, server: url, ...(caFile === null ? {} : { caFile }), token: agent.token };
  writeIfRoom(file, `${JSON.stringify(content, null, 2)}\n`, SECRET_MODE);
  return content.devices.printers.flatMap(({ id, path }) => {
    const port = Number(LOOPBACK_PRINTER.exec(path)?.[1] ?? 0);
    return port === 0 ? [] : [{ printerId: id, port, pagePort: port + PRINTER_PORT_OFFSET }];
  });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
