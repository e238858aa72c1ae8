import { intentOf } from '../../server/desk/intent.ts';
import type { DirectoryMode } from '../../server/kernel/configuration/identification.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { cardNumber, remoteAtWork } from '../identification/remote-at-work.ts';
import { branchAtWork, KIOSK } from '../protocol/branch-at-work.ts';
import type { Measured } from './measured.ts';
import type { BenchSize, Sizes } from './size.ts';

const ROUNDS: Sizes<number> = { full: 15, smoke: 1 };
/** Within ± 20 ms of each other. */
const SPREAD_MOST_MS = 40;
/** One of each tier, one that nobody knows, one that cannot be read. */
const CARDS = [cardNumber('620042', 16), cardNumber('620100', 16), cardNumber('62010055', 16), cardNumber('411111', 16), '411111000000'];

interface Remote {
  readonly mode: DirectoryMode;
  readonly url: string | null;
}

/** How far apart the kiosk's answers lie by kind of card and state of the directory, measured at the client. */
export async function measureCardAnswers(size: BenchSize): Promise<readonly Measured[]> {
  const slow = await remoteAtWork((_, response) => void setTimeout(() => response.end('{"tier":"gold"}'), 300));
  const dead = await remoteAtWork(() => undefined);
  try {
    const remotes: readonly Remote[] = [
      { mode: 'local', url: null },
      { mode: 'remote', url: slow.url },
      { mode: 'remote', url: dead.url },
    ];
    const middles = (await Promise.all(remotes.map((remote) => middlesWith(remote, ROUNDS[size])))).flat();
    const what = `widest gap between the median answers to ${CARDS.length} kinds of card, with a local, a slow and a dead directory (ms)`;
    const value = Math.max(...middles) - Math.min(...middles);
    return [{ key: 'kioskAnswerSpreadMs', what, value, floor: null, target: { most: SPREAD_MOST_MS } }];
  } finally {
    await Promise.all([slow.stop(), dead.stop()]);
  }
}

async function middlesWith({ mode, url }: Remote, rounds: number): Promise<readonly number[]> {
  const identification = { ...TEST_BRANCH.identification, directory: { mode, remoteUrl: url } };
  const branch = await branchAtWork({ configuration: { ...TEST_BRANCH, identification } });
  try {
    await branch.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
    const kiosk = await branch.join(KIOSK);
    const byCard: number[][] = CARDS.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, digits] of CARDS.entries()) {
        const startedAt = performance.now();
        await kiosk.ask({ type: 'present-card', digits });
        byCard[index]?.push(performance.now() - startedAt);
      }
    }
    return byCard.map((answers) => answers.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN);
  } finally {
    await branch.stop();
  }
}
