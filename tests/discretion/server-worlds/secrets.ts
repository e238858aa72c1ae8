import type { WireCommand } from '../../../server/contract/command/commands.ts';
import type { World } from './world.ts';

/** What staff do and say, each through its own screen; the hall must notice nothing of it. */
export const DEEDS = ['identify', 'need', 'refer', 'arm-and-hand-back', 'hand-card', 'revoke', 'seat-and-bring-back'] as const;
export type Deed = (typeof DEEDS)[number];

const CARD = { channel: 'phone', preferred: null, person: null, cueId: 'large-cash', managerId: 'han', referralId: null } as const;

/** Of the newest number that still waits, or of whoever counter 1 serves. */
export async function keepSecret(world: World, deed: Deed): Promise<void> {
  const { hall, staff } = world.branch.server.desk.branch;
  const ticketId = [...hall.tickets.values()].filter(({ phase }) => phase === 'waiting').at(-1)?.id ?? '';
  const served = hall.counters.get('c1')?.ticketId ?? '';
  const lobby = (command: unknown) => world.lobby.ask(command as WireCommand);
  const teller = (command: unknown) => world.teller('c1').ask(command as WireCommand);
  switch (deed) {
    case 'identify': {
      const identification = { tier: 'gold', segment: 'target', confidence: 'confirmed', cueId: 'large-cash' };
      return void (await lobby({ type: 'identify-ticket', ticketId, identification }));
    }
    case 'need':
      return void (await lobby({ type: 'assign-need', ticketId, needId: 'elderly' }));
    case 'revoke':
      return void (await lobby({ type: 'revoke-identification', ticketId }));
    case 'refer': {
      const words = { cueId: 'large-cash', confidence: 'possible', target: { kind: 'lobby' }, salutation: null };
      await teller({ type: 'raise-referral', counterId: 'c1', ticketId: served, ...words });
      return attend(world, 'declined');
    }
    case 'arm-and-hand-back': {
      const customer = { kind: 'ticket', ticketId };
      await lobby({ type: 'arm-direct-service', counterId: 'c1', customer, cueId: 'large-cash', needId: null, salutation: null });
      const [directServiceId = ''] = staff.directServices.keys();
      return void (await teller({ type: 'hand-back-direct-service', directServiceId, reasonId: 'till' }));
    }
    case 'hand-card':
      return void (await teller({ type: 'hand-card', counterId: 'c1', ticketId: served, ...CARD }));
    case 'seat-and-bring-back': {
      const words = { cueId: 'card-shown', confidence: 'confirmed', target: { kind: 'lobby' }, salutation: null };
      await lobby({ type: 'raise-referral', counterId: null, ticketId, ...words });
      return attend(world, 'not-premium');
    }
    default:
      return deed satisfies never;
  }
}

/** The lobby goes there, and it ends so. */
async function attend(world: World, outcome: string): Promise<void> {
  const open = [...world.branch.server.desk.branch.staff.referrals.values()].findLast(({ state }) => state !== 'closed');
  const referralId = open?.id ?? '';
  for (const type of ['see-referral', 'acknowledge-referral', 'attend-referral'])
    await world.lobby.ask({ type, referralId } as WireCommand);
  await world.lobby.ask({ type: 'conclude-referral', referralId, outcome } as WireCommand);
}
