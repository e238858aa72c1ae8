import { describe, expect, it } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { requestHash } from '../../server/desk/request-hash.ts';
import type { Command } from '../../server/kernel/commands.ts';
import { ownDirectory } from '../store/directory.ts';
import { deskOn, KIOSK, NOON, refusalOf, sqliteIn, TAKE } from './at-desk.ts';

const TAKE_WEALTH: Command = { ...TAKE, serviceId: 'wealth' };

describe('what is kept of an answered request', () => {
  it('is known by a sum that takes the branch’s key, so that nobody with the file tries out what was asked', async () => {
    const [directory, elsewhere] = [ownDirectory(), ownDirectory()];
    const intent = intentOf('a', TAKE, KIOSK, null);
    const sums = [directory, elsewhere].map(async (one) => {
      const log = sqliteIn(one);
      const { desk } = deskOn(log);
      await desk.submit(intent);
      const known = log.recall('a');
      desk.stop();
      if (known === null || known === 'damaged') throw new Error('the answer was not kept');
      return known.bodyHash;
    });
    const [sum, other] = await Promise.all(sums);
    expect(new Set([sum, other, requestHash(intent)]).size).toBe(3);
  });

  it('is known by the hash alone where release 0.3.0 kept that', async () => {
    const log = sqliteIn(ownDirectory());
    const answer = { ok: false, refusal: { code: 'nobody-waiting', params: {} } } as const;
    const intent = intentOf('a', TAKE, KIOSK, null);
    log.transact((batch) => batch.remember('a', { bodyHash: requestHash(intent), answer }, NOON));
    const { desk } = deskOn(log);
    expect(await desk.submit(intent)).toEqual(answer);
    expect(refusalOf(await desk.submit(intentOf('a', TAKE_WEALTH, KIOSK, null)))).toBe('command-id-reused');
    desk.stop();
  });
});
