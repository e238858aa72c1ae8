import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfiguration } from '../../../server/config.ts';
import { configurationFile } from '../../../server/first-run.ts';
import { roomOf, type ScreenSubject } from '../../../server/net/subject.ts';
import { seededChance } from '../chance.ts';
import { castRoles, playDemo, type Roles } from './demo.ts';

const MINUTES_DEFAULT = 60;
/** A working day; a demo left alone must not fill a disk. */
const MINUTES_MAX = 8 * 60;
const MINUTE_MS = 60_000;

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

function whatToLookAt(url: string, roles: Roles, tokenOf: (subject: ScreenSubject) => string, wallId: string | null): string {
  const { free } = roles;
  const line = (zh: string, en: string, path: string, subject: ScreenSubject): string =>
    `  ${zh}  ${en}\n    ${url}${path}#t=${tokenOf(subject)}`;
  const lines = [
    `\n  模拟客户和柜员已进场       Simulated customers and tellers are in: ${roles.posts.length} counters, ${roles.kioskIds.length} kiosk(s)\n`,
    `  全部屏幕  every screen\n    ${url}`,
    wallId === null ? '' : line('大厅显示屏', 'the wall display', `/display/wall/${wallId}`, { audience: 'wall', wallId }),
    free.kioskId === null
      ? ''
      : line('空着的取号机，请取号', 'a free kiosk: take a number', `/kiosk/${free.kioskId}`, { audience: 'kiosk', kioskId: free.kioskId }),
    free.staffId === null
      ? ''
      : line(`空着的窗口（${free.counterId}），请签到叫号`, `a free counter: sign on and call`, '/counter/teller', {
          audience: 'teller',
          staffId: free.staffId,
        }),
    free.lobbyId === null
      ? ''
      : line('大堂经理，请应答求助', 'the lobby: answer a call for help', '/counter/lobby', { audience: 'lobby', staffId: free.lobbyId }),
  ];
  return lines.filter((text) => text !== '').join('\n');
}

async function main(): Promise<void> {
  const minutes = minutesFrom(process.argv.slice(2));
  const dataDir = process.env['DATA_DIR'] ?? './data';
  const tokens = demoTokens(dataDir);
  const tokenOf = (subject: ScreenSubject): string => tokens.get(roomOf(subject)) ?? '';
  const configuration = readConfiguration(configurationFile(dataDir));
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(readFileSync(join(dataDir, 'operator.json'), 'utf8')));
  const roles = castRoles(configuration);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const timer = setTimeout(() => ending.abort(), minutes * MINUTE_MS);
  console.log(whatToLookAt(url, roles, tokenOf, configuration.walls[0]?.id ?? null));
  console.log(`\n  ${minutes} 分钟后自动结束，Ctrl+C 提前结束   Ends by itself after ${minutes} minutes, or with Ctrl+C\n`);
  const tally = await playDemo(url, tokenOf, roles, seededChance(String(Date.now())), { signal: ending.signal, scale: 1 });
  clearTimeout(timer);
  console.log(`  ${tally.text()}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exit(1);
});
