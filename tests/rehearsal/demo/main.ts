import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfiguration } from '../../../server/config.ts';
import { configurationFile } from '../../../server/first-run.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { roomOf } from '../../../server/net/of-subject.ts';
import { type ScreenSubject } from '../../../server/net/subjects/subject.ts';
import { seededChance } from '../chance.ts';
import { castRoles, playDemo, type Roles } from './demo.ts';

const MINUTES_DEFAULT = 60;
/** A working day; a demo left alone must not fill a disk. */
const MINUTES_MAX = 8 * 60;
const MINUTE_MS = 60_000;

type TokenOf = (subject: ScreenSubject) => string;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

function minutesFrom(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { minutes: { type: 'string' } }, strict: true });
  const minutes = values.minutes === undefined ? MINUTES_DEFAULT : Number(values.minutes);
  if (!(minutes > 0 && minutes <= MINUTES_MAX)) throw new UsageError(`--minutes: from 1 to ${MINUTES_MAX}`);
  return minutes;
}

/** Demo sign-ins exist only where the first run made a demo branch: nobody simulates customers in a real one. */
function demoTokens(dataDir: string): ReadonlyMap<string, string> {
  const file = join(dataDir, 'demo-tokens.json');
  if (!existsSync(file))
    throw new UsageError(`${dataDir} holds no demo branch: customers are simulated in a demo branch only. 仅可在演示网点模拟客户。`);
  const entries = z.array(z.object({ room: z.string(), token: z.string() })).parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(entries.map(({ room, token }) => [room, token]));
}

/** What a person who tries the demo is told: the screens worth opening, and which of them are left free. */
function whatToLookAt(
  url: string,
  { posts, kioskIds, managerIds, free }: Roles,
  configuration: BranchConfiguration,
  tokenOf: TokenOf,
): string {
  const lines = [
    `\n  模拟客户和柜员已进场  Simulated customers and tellers are in: ${posts.length} counters, ${kioskIds.length} kiosk(s)\n`,
    '  全部屏幕  every screen\n    npm start 打印的网址  the address that npm start printed',
  ];
  const add = (words: string, path: string, subject: ScreenSubject): void => {
    lines.push(`  ${words}\n    ${url}${path}#t=${tokenOf(subject)}`);
  };
  const { kioskId, counterId, staffId, lobbyId } = free;
  const [wall] = configuration.walls;
  const counter = configuration.counters.find(({ id }) => id === counterId);
  if (wall !== undefined) add('大厅显示屏  the wall display', `/display/wall/${wall.id}`, { audience: 'wall', wallId: wall.id });
  if (kioskId !== null) add('空着的取号机，请取号  a free kiosk: take a number', `/kiosk/${kioskId}`, { audience: 'kiosk', kioskId });
  if (counter !== undefined && staffId !== null) {
    const words = `空着的 ${counter.label} 号窗口，请签到叫号  counter ${counter.label} is free: sign on and call`;
    add(words, '/counter/teller', { audience: 'teller', staffId });
  }
  if (lobbyId !== null)
    add('大堂经理，请应答引导与求助  the lobby: answer a raised hand, and calls for help', '/counter/lobby', {
      audience: 'lobby',
      staffId: lobbyId,
    });
  const manager = configuration.guidance.managers.find(({ staffId: id }) => !managerIds.includes(id));
  if (manager !== undefined)
    add('空着的客户经理，请接待客户  a manager who is free: meet a guest', '/counter/manager', {
      audience: 'manager',
      staffId: manager.staffId,
    });
  return lines.join('\n');
}

async function main(): Promise<void> {
  const minutes = minutesFrom(process.argv.slice(2));
  const dataDir = process.env['DATA_DIR'] ?? './data';
  const tokens = demoTokens(dataDir);
  const tokenOf: TokenOf = (subject) => tokens.get(roomOf(subject)) ?? '';
  const configuration = readConfiguration(configurationFile(dataDir));
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(readFileSync(join(dataDir, 'operator.json'), 'utf8')));
  const roles = castRoles(configuration);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const timer = setTimeout(() => ending.abort(), minutes * MINUTE_MS);
  console.log(whatToLookAt(url, roles, configuration, tokenOf));
  console.log(`\n  ${minutes} 分钟后自动结束，Ctrl+C 提前结束   Ends by itself after ${minutes} minutes, or with Ctrl+C\n`);
  const tally = await playDemo(url, tokenOf, roles, seededChance(String(Date.now())), { signal: ending.signal, scale: 1 });
  clearTimeout(timer);
  console.log(`  ${tally.text()}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});
