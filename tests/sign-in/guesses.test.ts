import { describe, expect, test } from 'vitest';
import { DEVICE_FAILURES_MAX, FREE_TRIES, GUESSES_PER_HOUR_MAX, GuessDelays } from '../../server/net/people/guess-delays.ts';
import { hashSecret, HASHES_AT_ONCE, HASHES_WAITING_MAX, isSecret, unlessBusy } from '../../server/net/people/secrets.ts';
import { isWeakSecret } from '../../server/net/people/weak-secret.ts';
import { branchAtWork } from '../protocol/branch-at-work.ts';
import { BrowserOf, givePin, PIN } from './browser-of.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Guesses that are let through in some hours by somebody who tries every second. */
function guessesOf(delays: GuessDelays, deviceId: string, hours: number): number[] {
  const made: number[] = [];
  for (let now = 0; now < hours * HOUR_MS; now += SECOND_MS) if (delays.begin('wang', deviceId, now) === 0) made.push(now);
  return made;
}

describe('guessing a PIN (P16)', () => {
  test('is let through at most ten times in any hour, by person and device', () => {
    const made = guessesOf(new GuessDelays(), 'desk-1', 30);
    const inAnHour = made.map((from) => made.filter((at) => at >= from && at < from + HOUR_MS).length);
    expect(Math.max(...inAnHour)).toBeLessThanOrEqual(GUESSES_PER_HOUR_MAX);
    expect(made.slice(0, FREE_TRIES)).toEqual([0, 1, 2, 3, 4].map((second) => second * SECOND_MS));
  });

  test('also where the person himself signs in between: his success does not pay for a colleague’s guesses', () => {
    const delays = new GuessDelays();
    let made = 0;
    for (let now = 0; now < HOUR_MS; now += SECOND_MS) {
      if (delays.begin('wang', 'desk-1', now) === 0) made += 1;
      if (now % 60_000 === 0 && delays.begin('wang', 'desk-1', now + 1) === 0) delays.succeed('wang', 'desk-1');
    }
    expect(made).toBeLessThanOrEqual(GUESSES_PER_HOUR_MAX);
    expect(made).toBeGreaterThan(FREE_TRIES);
  });

  test('locks nobody out: not the same person elsewhere, not another person there', () => {
    const delays = new GuessDelays();
    guessesOf(delays, 'desk-1', 1);
    expect(delays.begin('wang', 'desk-1', HOUR_MS)).toBeGreaterThan(0);
    expect(delays.begin('wang', 'desk-2', HOUR_MS)).toBe(0);
    expect(delays.begin('li', 'desk-1', HOUR_MS)).toBe(0);
  });

  test('of many numbers at one device is bounded too', () => {
    const delays = new GuessDelays();
    const tries = Array.from({ length: 2 * DEVICE_FAILURES_MAX }, (_, index) => delays.begin(`n${String(index)}`, 'desk-1', index));
    expect(tries.filter((waitMs) => waitMs === 0)).toHaveLength(DEVICE_FAILURES_MAX);
  });

  test('over the wire: told how long to wait, whoever the number belongs to, and the right PIN comes too late', async ({
    onTestFinished,
  }) => {
    const branch = await branchAtWork({});
    onTestFinished(() => branch.stop());
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    await givePin(branch, 'wang', {});
    for (const number of ['wang', 'nobody']) {
      const answers = await Promise.all(Array.from({ length: FREE_TRIES + 2 }, () => browser.signIn(number, '000111')));
      const wrong = answers.filter(({ body }) => body.refusal === 'sign-in-wrong');
      expect([wrong.length, answers.filter(({ body }) => body.refusal === 'sign-in-wait').length]).toEqual([FREE_TRIES, 2]);
    }
    expect((await browser.signIn('wang', PIN)).body).toMatchObject({ refusal: 'sign-in-wait', params: { minutes: 1 } });
    const elsewhere = new BrowserOf(branch);
    await elsewhere.pair('desk-2');
    expect((await elsewhere.signIn('wang', PIN)).status).toBe(200);
    expect(branch.logged.join('')).not.toMatch(new RegExp(`000111|${PIN}`));
  });
});

describe('a secret', () => {
  test('is hashed with its own salt and known again, in whatever form its letters come; nobody’s is never right', async () => {
    const [one, other] = [await hashSecret('ｐａｓｓphrase é'), await hashSecret('ｐａｓｓphrase é')];
    expect(one).toMatch(/^scrypt\$17\$8\$1\$/);
    expect(one).not.toBe(other);
    expect(await isSecret('passphrase e\u0301', one)).toBe(true);
    expect(await isSecret('passphrase e', one)).toBe(false);
    expect(await isSecret('passphrase e', null)).toBe(false);
  });

  test('is hashed two at a time; beyond a bounded queue people are told to wait', async () => {
    const room = HASHES_AT_ONCE + HASHES_WAITING_MAX;
    const all = await Promise.all(Array.from({ length: room + 1 }, () => unlessBusy(() => isSecret('x', null))));
    expect(all.filter((one) => one === null)).toHaveLength(1);
  });

  test.each([
    ...['12345', '123456', '654321', '111111', '121212', '999888', '024680', 'short', 'aaaaaaaaaa', 'wang1234', ''].map(
      (one) => [one, true] as const,
    ),
    ...['482913', '19283746', 'correct horse', '红灯停绿灯行左右看'].map((one) => [one, false] as const),
  ])('"%s" is too easy to guess: %s', (secret, weak) => {
    expect(isWeakSecret(secret, 'wang123')).toBe(weak);
  });
});
