import { describe, expect, it } from 'vitest';
import { given } from '../given.ts';
import { asks, CLOCK, dayOpens, refused } from '../steps.ts';
import type { CommandType } from '../../server/kernel/words/command.ts';
import { mayAsk } from '../../server/kernel/permissions.ts';
import { deviceCommand } from '../../server/contract/device.ts';
import { kioskCommand } from '../../server/contract/kiosk.ts';
import { lobbyCommand } from '../../server/contract/lobby.ts';
import { wallCommand } from '../../server/contract/wall.ts';
import { tellerCommand } from '../../server/contract/teller.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';

const ACTORS: readonly Actor[] = [
  { role: 'kiosk', kioskId: 'k1' },
  { role: 'teller', staffId: 'wang' },
  { role: 'lobby', staffId: 'zhao' },
  { role: 'agent', agentId: 'a1' },
  { role: 'wall', wallId: 'w1' },
];
const SCHEMAS = { kiosk: kioskCommand, teller: tellerCommand, lobby: lobbyCommand, agent: deviceCommand, wall: wallCommand };

describe('who may ask', () => {
  it('WHO-1 a kiosk closes no day, a display-side clock takes no ticket', () => {
    given(dayOpens)
      .when(asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'close-day' }))
      .then(refused('not-allowed'));
    given(dayOpens)
      .when(asks(CLOCK, { type: 'take-ticket', serviceId: 'cash', language: 'en', elder: false, card: null }))
      .then(refused('not-allowed'));
  });

  it('WHO-1 the wire offers each audience only what its role may ask', () => {
    for (const actor of ACTORS) {
      const schema = SCHEMAS[actor.role as keyof typeof SCHEMAS];
      const offered = schema.options.map((option): string => option.shape.type.value).filter(reachesTheKernel);
      expect(
        offered.filter((type) => !mayAsk(actor, type)),
        actor.role,
      ).toEqual([]);
    }
  });
});

/** Cards are answered at the edge of the server; the kernel has no such command. */
function reachesTheKernel(type: string): type is CommandType {
  return !['present-card', 'forget-card', 'present-masked-card'].includes(type);
}
