import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tierByRules } from '../../server/directory/bin-rules.ts';
import { cardFromDigits, type PresentedCard } from '../../server/directory/card.ts';
import { customerDirectory } from '../../server/directory/customer-directory.ts';
import {
  REMOTE_ANSWER_MAX_BYTES,
  REMOTE_DEADLINE_MS,
  REMOTE_FAILURES_MAX,
  REMOTE_REST_MS,
} from '../../server/directory/remote-directory.ts';
import type { DirectoryMode } from '../../server/kernel/configuration/identification.ts';
import { PRIORITY } from '../policy.ts';
import { type HeldDeadline, heldDeadline } from './held-deadline.ts';
import { type Behaviour, cardNumber, type RemoteAtWork, remoteAtWork, says, saysTier } from './remote-at-work.ts';

const { binRules } = PRIORITY.identification;
const GOLD = presented(cardNumber('620042', 16));
const remotes: RemoteAtWork[] = [];

afterEach(async () => {
  await Promise.all(remotes.splice(0).map((remote) => remote.stop()));
});

function presented(digits: string): PresentedCard {
  const card = cardFromDigits(digits);
  if (card === null) throw new Error('not a card number');
  return card;
}

function tierOf(bin: string, length: number): string {
  return tierByRules(presented(cardNumber(bin, length)).masked, binRules);
}

async function directoryWith(mode: DirectoryMode, behaviour: Behaviour) {
  const remote = await remoteAtWork(behaviour);
  remotes.push(remote);
  const failures: string[] = [];
  const clock = { ms: 0 };
  const directory = customerDirectory({
    configuration: { cardAtKiosk: true, binRules, directory: { mode, remoteUrl: remote.url } },
    monotonicMs: () => clock.ms,
    onAnswered: () => undefined,
    onDegraded: (failure) => failures.push(failure),
  });
  return { directory, remote, failures, clock };
}

describe('the branch’s own rules', () => {
  test('go by beginning and length; the longest beginning is the most exact; any other card is of no tier', () => {
    expect(tierOf('620000', 16)).toBe('gold');
    expect(tierOf('620099', 19)).toBe('gold');
    expect(tierOf('620042', 17)).toBe('none');
    expect(tierOf('620100', 16)).toBe('platinum');
    expect(tierOf('62010055', 16)).toBe('purple-gold');
    expect(tierOf('620101', 16)).toBe('none');
    expect(tierOf('411111', 16)).toBe('none');
  });

  test('a wrong check digit, letters, half a number and a long one are no card; a sound number nobody knows is one', () => {
    const sound = cardNumber('411111', 16);
    const wrong = `${sound.slice(0, -1)}${(Number(sound.at(-1)) + 1) % 10}`;
    for (const digits of [wrong, `${sound}x`, sound.slice(0, 11), sound.repeat(2), '', ' ']) expect(cardFromDigits(digits)).toBeNull();
    expect(cardFromDigits(sound)?.masked).toEqual({ bin: sound.slice(0, 10), length: 16, lastFour: sound.slice(-4) });
  });
});

describe('the bank’s own directory', () => {
  let deadline: HeldDeadline;
  beforeEach(() => {
    deadline = heldDeadline();
  });
  afterEach(() => deadline.release());

  test.each([
    ['remote', 'platinum', 'platinum'],
    ['remote', 'none', 'none'],
    ['higher', 'platinum', 'platinum'],
    ['higher', 'none', 'gold'],
    ['lower', 'platinum', 'gold'],
    ['lower', 'none', 'none'],
  ] as const)('mode %s, remote says %s: %s', async (mode, said, tier) => {
    const { directory, failures } = await directoryWith(mode, saysTier(said));
    expect(await directory.lookUp(GOLD)).toEqual({ tier: tier, managerId: null });
    expect(failures).toEqual([]);
  });

  test('it may say whose customer this is, whichever tier stands', async () => {
    const { directory } = await directoryWith('higher', says('{"tier":"none","managerId":"han"}'));
    expect(await directory.lookUp(GOLD)).toEqual({ tier: 'gold', managerId: 'han' });
  });

  test('in the mode local it is never asked', async () => {
    const { directory, remote } = await directoryWith('local', saysTier('platinum'));
    expect(await directory.lookUp(GOLD)).toEqual({ tier: 'gold', managerId: null });
    expect(remote.asked).toBe(0);
  });

  const longAnswer = JSON.stringify({ tier: 'platinum' }) + ' '.repeat(REMOTE_ANSWER_MAX_BYTES);
  const misbehaviours: readonly (readonly [string, string, Behaviour])[] = [
    ['an unknown tier', 'garbled', saysTier('diamond')],
    ['a wrong type', 'garbled', says('{"tier":3}')],
    ['a manager of a wrong type', 'garbled', says('{"tier":"gold","managerId":7}')],
    ['more than was asked', 'garbled', says('{"tier":"platinum","name":"x"}')],
    ['no JSON', 'garbled', says('<html>')],
    ['too long an answer', 'garbled', says(longAnswer)],
    ['an error', 'refused', (_, response) => void response.writeHead(500).end('{"tier":"platinum"}')],
    ['a redirect', 'unreachable', (_, response) => void response.writeHead(307, { location: '/tier' }).end()],
    ['a cut line', 'unreachable', (request) => void request.socket.destroy()],
  ];

  test.each(misbehaviours)('%s leaves the local answer, and nothing of the card is told: %s', async (_, failure, behaviour) => {
    const { directory, failures, remote } = await directoryWith('remote', behaviour);
    expect(await directory.lookUp(GOLD)).toEqual({ tier: 'gold', managerId: null });
    expect(failures).toEqual([failure]);
    expect(remote.asked).toBe(1);
  });

  const silences: readonly (readonly [string, Behaviour])[] = [
    ['silence', () => undefined],
    ['half an answer', (_, response) => void response.write('{"tier":')],
  ];

  test.each(silences)('%s leaves the local answer once the deadline is over, and is not waited for any longer', async (_, behaviour) => {
    const { directory, failures, remote } = await directoryWith('remote', behaviour);
    const answer = directory.lookUp(GOLD);
    await expect.poll(() => remote.asked).toBe(1);
    expect(deadline.askedMs).toEqual([REMOTE_DEADLINE_MS]);
    deadline.passes();
    expect(await answer).toEqual({ tier: 'gold', managerId: null });
    expect(failures).toEqual(['late']);
  });

  test('the deadline is over by itself', async () => {
    deadline.release();
    const { directory, failures } = await directoryWith('remote', () => undefined);
    expect(await directory.lookUp(GOLD)).toEqual({ tier: 'gold', managerId: null });
    expect(failures).toEqual(['late']);
  });

  test('after failures in a row it is left alone for a while, and then asked again', async () => {
    const { directory, remote, failures, clock } = await directoryWith('remote', (_, response) => void response.writeHead(503).end());
    for (let time = 0; time < REMOTE_FAILURES_MAX + 2; time += 1)
      expect(await directory.lookUp(GOLD)).toEqual({ tier: 'gold', managerId: null });
    expect(remote.asked).toBe(REMOTE_FAILURES_MAX);
    expect(failures.slice(-2)).toEqual(['resting', 'resting']);
    clock.ms += REMOTE_REST_MS;
    remote.behaviour = saysTier('platinum');
    expect(await directory.lookUp(GOLD)).toEqual({ tier: 'platinum', managerId: null });
  });
});
