import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { databaseFile } from '../../../server/store/database.ts';
import type { Plant } from './plants.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Commands on their way at any moment. */
const WINDOW = 8;
/** A life ends after this many answers at most. */
const ANSWERS_A_LIFE = 40;
/** A server that is silent for this long has hung. */
const SILENCE_MS = 20_000;

export interface Findings {
  readonly kills: number;
  readonly intents: number;
  /** Commands that were on their way when the process was killed: without them the loop proves nothing. */
  readonly inFlightAtKills: number;
  /** Commands whose answer names a ticket that is not stored. */
  readonly lost: number;
  /** Tickets stored beyond one for each command. */
  readonly doubled: number;
  /** Commands that got two different answers. */
  readonly contradicted: number;
}

interface Said {
  readonly commandId: string;
  readonly answer: { readonly ok: boolean; readonly receipt: { readonly ticketId: string } };
}

/** What the client side knows over all lives of the server. */
class Ledger {
  readonly answers = new Map<string, string>();
  readonly open = new Set<string>();
  contradicted = 0;

  intend(): string {
    const commandId = randomUUID();
    this.open.add(commandId);
    return commandId;
  }

  hear({ commandId, answer }: Said): void {
    if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
    const before = this.answers.get(commandId);
    if (before !== undefined && before !== answer.receipt.ticketId) this.contradicted += 1;
    this.answers.set(commandId, answer.receipt.ticketId);
    this.open.delete(commandId);
  }
}

/** Kills a real server process with SIGKILL in the middle of its work, again and again; says what that did to the tickets. */
export async function killLoop(dataDir: string, plant: Plant, kills: number): Promise<Findings> {
  bundled ??= bundle();
  const main = await bundled;
  const ledger = new Ledger();
  let inFlightAtKills = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const target = 1 + Math.floor(Math.random() * ANSWERS_A_LIFE);
    const server = await start(main, dataDir, plant);
    await answersOf(server, ledger, target);
    server.kill('SIGKILL');
    await once(server, 'exit');
    inFlightAtKills += ledger.open.size;
  }
  const last = await start(main, dataDir, plant);
  await answersOf(last, ledger, null);
  last.stdin?.end();
  await once(last, 'exit');
  return { kills, intents: ledger.answers.size, inFlightAtKills, contradicted: ledger.contradicted, ...compare(dataDir, ledger) };
}

let bundled: Promise<string> | null = null;

/** As one file, a server starts in less than half the time. It lies where it finds its packages, as long as this process runs. */
async function bundle(): Promise<string> {
  const outDir = join(ROOT, 'node_modules', '.cache', `kill-loop-${process.pid}`);
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const ssr = fileURLToPath(new URL('server.ts', import.meta.url));
  await build({ configFile: false, root: ROOT, logLevel: 'error', build: { ssr, outDir, emptyOutDir: true, target: 'node20' } });
  return join(outDir, 'server.js');
}

async function start(main: string, dataDir: string, plant: Plant): Promise<ChildProcess> {
  const server = spawn(process.execPath, [main, dataDir, plant], { stdio: ['pipe', 'pipe', 'inherit'] });
  // What is written to a killed process has nowhere to go; that is the point.
  server.stdin.on('error', () => {});
  await once(server.stdout, 'data', { signal: AbortSignal.timeout(SILENCE_MS) });
  return server;
}

/** Sends what is unanswered again, then new commands, until `target` answers came; null: until all are answered, nothing new. */
function answersOf(server: ChildProcess, ledger: Ledger, target: number | null): Promise<void> {
  const { stdin, stdout } = server;
  if (stdin === null || stdout === null) throw new Error('the server has no pipes');
  const send = (commandId: string) => stdin.write(`${commandId}\n`);
  ledger.open.forEach(send);
  if (target !== null) while (ledger.open.size < WINDOW) send(ledger.intend());
  return new Promise((resolve, reject) => {
    let heard = 0;
    const silence = setTimeout(() => reject(new Error('the server hangs')), SILENCE_MS);
    const enough = () => (target === null ? ledger.open.size === 0 : heard >= target);
    const finish = () => {
      clearTimeout(silence);
      resolve();
    };
    if (enough()) return finish();
    createInterface({ input: stdout }).on('line', (line) => {
      ledger.hear(JSON.parse(line) as Said);
      heard += 1;
      if (enough()) finish();
      else if (target !== null) send(ledger.intend());
    });
  });
}

function compare(dataDir: string, ledger: Ledger): Pick<Findings, 'lost' | 'doubled'> {
  const connection = new Database(databaseFile(dataDir), { readonly: true });
  const stored = connection
    .prepare<[], { ticketId: string }>("SELECT body ->> 'ticketId' AS ticketId FROM events WHERE type = 'ticket-taken'")
    .all();
  connection.close();
  const tickets = new Set(stored.map(({ ticketId }) => ticketId));
  const lost = [...ledger.answers.values()].filter((ticketId) => !tickets.has(ticketId)).length;
  return { lost, doubled: Math.max(0, stored.length - (ledger.answers.size - lost)) };
}
