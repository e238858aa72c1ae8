import { expect, it } from 'vitest';
import { Publisher } from '../../server/net/publisher.ts';
import { TELLER, LOBBY } from './branch-at-work.ts';

it('a fault in one view costs its own screens, and every other one is told', () => {
  const [sent, dismissed, failed]: [string[], string[], string[]] = [[], [], []];
  const publisher = new Publisher({
    viewOf: ({ audience }) => {
      if (audience === 'teller') throw new Error('planted');
      return { audience };
    },
    sendView: (room) => sent.push(room),
    sendBeat: () => undefined,
    dismiss: (room) => dismissed.push(room),
    failed: (room) => failed.push(room),
    now: () => 0,
    epoch: 'epoch',
    build: 'build',
  });
  publisher.join(TELLER);
  publisher.join(LOBBY);
  publisher.tell();
  publisher.stop();
  expect(sent).toEqual(['lobby:zhao']);
  expect([dismissed, failed]).toEqual([['teller:wang'], ['teller:wang']]);
  expect(publisher.current(TELLER)).toBeNull();
});
