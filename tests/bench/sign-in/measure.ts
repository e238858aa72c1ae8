import { hashSecret } from '../../../server/net/people/secrets.ts';
import { branchAtWork } from '../../protocol/branch-at-work.ts';
import { BrowserOf, givePin, PIN } from '../../sign-in/browser-of.ts';
import type { Measured } from '../measured.ts';
import { median } from '../samples.ts';
import type { BenchSize, Sizes } from '../size.ts';

const SIGN_INS: Sizes<number> = { full: 20, smoke: 2 };
/** A person waits before his page; the hash alone is to take most of it. */
const SIGN_IN_MOST_MS = 1_000;
const PEOPLE = ['wang', 'li'];

/** Two tellers take turns at one workstation: each sign-in ends the other's session, as a change of person at a counter does. */
export async function measureSignIn(size: BenchSize): Promise<readonly Measured[]> {
  const branch = await branchAtWork({});
  try {
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    for (const person of PEOPLE) await givePin(branch, person, {});
    const hashes: number[] = [];
    const signIns: number[] = [];
    for (let turn = 0; turn < SIGN_INS[size]; turn += 1) {
      const person = PEOPLE[turn % PEOPLE.length] ?? '';
      const hashedAt = performance.now();
      await hashSecret(PIN);
      const startedAt = performance.now();
      const { status, body } = await browser.signIn(person, PIN);
      signIns.push(performance.now() - startedAt);
      hashes.push(startedAt - hashedAt);
      if (status !== 200) throw new Error(`sign-in of ${person} was refused: ${body.refusal ?? status}`);
    }
    const what = `median of ${SIGN_INS[size]} sign-ins in turn at one workstation, the hash of the PIN included (ms)`;
    const floor = `${median(hashes).toFixed(0)} ms: the hash`;
    return [{ key: 'signInMs', what, value: median(signIns), floor, target: { most: SIGN_IN_MOST_MS } }];
  } finally {
    await branch.stop();
  }
}
