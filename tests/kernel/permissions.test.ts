import { describe, expect, it } from 'vitest';
import { given } from '../given.ts';
import { asks, CLOCK, dayOpens, refused } from '../steps.ts';
import type { CommandType } from '../../server/kernel/commands.ts';
import { mayAsk } from '../../server/kernel/permissions.ts';
import { commandSchemasOf } from '../../server/contract/command/commands.ts';
import { AUDIENCES } from '../../server/contract/wire.ts';
import { actorOf, commandsOf, subjectOf } from '../../server/net/of-subject.ts';

describe('who may ask', () => {
  it('WHO-1 a kiosk closes no day, a display-side clock takes no ticket', () => {
    given(dayOpens)
      .when(asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'close-day' }))
      .then(refused('not-allowed'));
    given(dayOpens)
      .when(asks(CLOCK, { type: 'take-ticket', serviceId: 'cash', language: 'en', elder: false, card: null }))
      .then(refused('not-allowed'));
  });

  it('WHO-1 the wire offers each audience only what its role may ask, and every role what it may ask and not only the server', () => {
    const speaking = AUDIENCES.filter((audience) => commandsOf(audience).size > 0);
    expect(speaking).toHaveLength(AUDIENCES.length - 1);
    for (const audience of speaking) {
      const actor = actorOf(subjectOf(audience, 'one'));
      const offered = [...commandsOf(audience).keys()].filter(reachesTheKernel);
      const wrong = actor === null ? offered : offered.filter((type) => !mayAsk(actor, type));
      expect(wrong, audience).toEqual([]);
    }
  });

  it('WHO-1 planted: a command offered to a role without a body for it would be noticed', () => {
    const offered = [...commandSchemasOf('teller').keys()].filter(reachesTheKernel);
    expect(offered.filter((type) => !mayAsk({ role: 'kiosk', kioskId: 'k1' }, type))).toContain('call-next');
  });
});

/** Cards are answered at the edge of the server; the kernel has no such command. */
function reachesTheKernel(type: string): type is CommandType {
  return !['present-card', 'forget-card', 'present-masked-card'].includes(type);
}
