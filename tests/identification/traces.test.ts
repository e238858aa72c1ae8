import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import type { CustomerDirectory } from '../../server/directory/customer-directory.ts';
import { CARD_SHOWN_MS } from '../../kiosk/card/card-slot.ts';
import { CARD_ANSWER_MS, CARD_GRACE_MS, CARD_LIFE_MS, Cards } from '../../server/net/subjects/cards.ts';
import { sqliteIn } from '../desk/at-desk.ts';
import { branchAtWork, KIOSK, request, TAKE } from '../protocol/branch-at-work.ts';
import { ownDirectory } from '../store/directory.ts';
import { cardNumber } from './remote-at-work.ts';

const GOLD = cardNumber('620042', 16);
const TAKE_WITH_CARD = { ...TAKE, withCard: true } as const;

/** Files of a folder that hold the number, its beginning or its middle, plain or in a form that a tool would give it. */
function filesThatTell(folder: string, digits: string): string[] {
  const pieces = [digits, digits.slice(0, 8), digits.slice(4, 14)];
  const forms = pieces.flatMap((piece) => [piece, Buffer.from(piece).toString('hex'), Buffer.from(piece).toString('base64').slice(0, 10)]);
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return forms.some((form) => bytes.includes(form));
  });
}

test('no byte of a card’s number is on disk, before or after a restart; asked again, the first answer is given', async () => {
  const folder = ownDirectory();
  const before = await branchAtWork({ eventLog: sqliteIn(folder) });
  await before.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
  const kiosk = await before.join(KIOSK);
  await kiosk.ask({ type: 'present-card', digits: GOLD });
  const id = randomUUID();
  const first = await request(kiosk.socket, id, TAKE_WITH_CARD);
  expect(first).toMatchObject({ ok: true });
  await kiosk.ask({ type: 'present-card', digits: `${GOLD.slice(0, -1)}x` });
  expect(filesThatTell(folder, GOLD)).toEqual([]);
  await before.stop();

  const after = await branchAtWork({ eventLog: sqliteIn(folder) });
  const again = await after.join(KIOSK);
  expect(await request(again.socket, id, TAKE_WITH_CARD)).toEqual(first);
  const records = [...after.server.desk.branch.staff.records.values()];
  expect(records.map(({ standing, lastFour }) => [standing.tier, lastFour])).toEqual([['gold', GOLD.slice(-4)]]);
  expect(filesThatTell(folder, GOLD)).toEqual([]);
  await after.stop();
  expect([...before.logged, ...after.logged].join('\n')).not.toContain(GOLD.slice(0, 8));
});

test('a number planted in a file is found, plain, in hexadecimal and in base64', () => {
  const folder = ownDirectory();
  for (const [index, encoding] of (['utf8', 'hex', 'base64'] as const).entries()) {
    writeFileSync(join(folder, `planted-${index}`), `x${Buffer.from(GOLD).toString(encoding)}x`);
  }
  writeFileSync(join(folder, 'last-four'), GOLD.slice(-4));
  expect(filesThatTell(folder, GOLD)).toEqual(['planted-0', 'planted-1', 'planted-2']);
});

test('a screen says of a card for a minute that it was read, and it counts a moment longer; on its own kiosk and no other', async () => {
  const clock = { ms: 0 };
  const directory: CustomerDirectory = { lookUp: () => Promise.resolve({ tier: 'gold', managerId: null }) };
  const cards = new Cards(
    () => directory,
    () => clock.ms,
  );
  const presented = cards.presentMasked('k1', { bin: GOLD.slice(0, 10), length: GOLD.length, lastFour: GOLD.slice(-4) });
  expect(cards.atReader('k1')).toBe('reading');
  await presented;
  expect([cards.atReader('k1'), cards.atReader('k2'), cards.of('k2')]).toEqual(['read', 'none', null]);
  const gold = { tier: 'gold', lastFour: GOLD.slice(-4), managerId: null };
  clock.ms += CARD_LIFE_MS;
  expect([cards.of('k1'), cards.atReader('k1')]).toEqual([gold, 'read']);
  clock.ms += 1;
  expect([cards.of('k1'), cards.atReader('k1')]).toEqual([gold, 'none']);
  clock.ms += CARD_ANSWER_MS - 1 + CARD_GRACE_MS;
  expect(cards.of('k1')).toEqual(gold);
  clock.ms += 1;
  expect(cards.of('k1')).toBeNull();
  // The kiosk counts from before it sent the card, the server from its answer.
  expect(CARD_SHOWN_MS).toBeLessThanOrEqual(CARD_LIFE_MS);
});
