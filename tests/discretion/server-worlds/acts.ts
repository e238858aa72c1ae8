import { until } from '../../protocol/branch-at-work.ts';
import { askPublicRoutes } from './public-routes.ts';
import { type CounterId, type TakenTicket, type World } from './world.ts';
import { cardOf, hasReader, type KioskId, KIOSKS } from './world-branch.ts';

/** Something that the hall sees happen, in both worlds. */
export interface Act {
  readonly name: string;
  /** People who act at the same moment, each by himself. */
  readonly people: readonly Person[];
}

interface Person {
  /** The channel of the screen that he uses; null: none that is public. */
  readonly at: string | null;
  /** Resolves when it has happened. */
  readonly run: (world: World) => Promise<void>;
}

function act(name: string, run: (world: World) => Promise<void>): Act {
  return { name, people: [{ at: null, run }] };
}

function actAt(at: string, name: string, run: (world: World) => Promise<void>): Act {
  return { name, people: [{ at, run }] };
}

/** The one thing in an act that only staff's records know: whose card it is. */
function card(world: World): string {
  return cardOf(world.isSecret);
}

async function typesCard(world: World, kioskId: KioskId): Promise<void> {
  await world.from(`kiosk ${kioskId}`, { type: 'present-card', digits: card(world) });
}

async function swipesCard(world: World, kioskId: KioskId): Promise<void> {
  const { views } = world.screen(`kiosk ${kioskId}`);
  const before = views.length;
  world.agent.swipe(kioskId, card(world));
  await until(`${kioskId} to show a card being read, and read`, () => {
    const shown = views.slice(before).map(({ readerCard }) => readerCard);
    return shown.includes('reading') && shown.at(-1) === 'read';
  });
}

/** A customer at each kiosk shows a card: at the kiosk itself, or at its serial reader. */
export const CARDS: Act = {
  name: 'cards at six kiosks',
  people: KIOSKS.map((kioskId) => ({
    at: `kiosk ${kioskId}`,
    run: (world) => (hasReader(kioskId) ? swipesCard : typesCard)(world, kioskId),
  })),
};

export function takes(kioskId: KioskId, serviceId: string): Act {
  return actAt(`kiosk ${kioskId}`, `a number taken where ${hasReader(kioskId) ? 'the agent' : 'another agent'} prints`, async (world) => {
    const slips = world.agent.printer.slips().length;
    const taking = { type: 'take-ticket', serviceId, language: 'zh-CN', elder: false, withCard: true };
    const reply = await world.from(`kiosk ${kioskId}`, taking);
    if (!reply.ok || reply.receipt.kind !== 'ticket') return;
    world.tickets.push({ ticketId: reply.receipt.ticketId, number: reply.receipt.number, kioskId });
    if (hasReader(kioskId)) await world.printedByAgent(kioskId, slips + 1);
    else await world.printByHand();
  });
}

export function phoneOpens(which: number): Act {
  return act('a phone page opened', (world) => world.openPhone(ticket(world, which)));
}

/** The customer at a counter; null: nobody. */
function servedAt(world: World, counterId: CounterId): string | null {
  return world.branch.server.desk.branch.hall.counters.get(counterId)?.ticketId ?? null;
}

export function calls(counterId: CounterId): Act {
  return act('a call', async (world) => {
    await world.teller(counterId).ask({ type: 'call-next', counterId, finishing: servedAt(world, counterId) });
  });
}

type AtCounter = 'start-service' | 'finish-service' | 'recall' | 'mark-no-show' | 'park' | 'transfer';

export function does(counterId: CounterId, what: AtCounter): Act {
  return act(what, async (world) => {
    const ticketId = servedAt(world, counterId) ?? '';
    const teller = world.teller(counterId);
    if (what === 'park') await teller.ask({ type: 'park-ticket', counterId, ticketId, reasonId: 'forms' });
    else if (what === 'transfer')
      await teller.ask({ type: 'transfer-ticket', ticketId, to: { kind: 'service', serviceId: 'transfer' } } as never);
    else await teller.ask({ type: what, counterId, ticketId });
  });
}

export function rates(counterId: CounterId): Act {
  return actAt(`rating ${counterId}`, 'a rating', async (world) => {
    const visitId = world.screen(`rating ${counterId}`).view['visitId'] ?? 'nothing';
    await world.from(`rating ${counterId}`, { type: 'rate-visit', counterId, visitId, score: 5 });
  });
}

export function cancels(which: number): Act {
  return act('a number given back', async (world) => {
    const { kioskId, ticketId } = ticket(world, which);
    await world.from(`kiosk ${kioskId}`, { type: 'cancel-ticket', ticketId });
  });
}

/** What a kiosk and a rating page are refused, and what is no request at all. */
export const REFUSED = act('refusals', async (world) => {
  for (const command of [
    { type: 'take-ticket', serviceId: 'nothing', language: 'en', elder: false, withCard: false },
    { type: 'take-ticket', serviceId: 'cash' },
    { type: 'present-card', digits: '123' },
    { type: 'check-in-by-code', code: '0000', language: 'en', elder: false },
    { type: 'identify-ticket', ticketId: world.tickets[0]?.ticketId ?? '' },
    { type: 'request-help' },
    { type: 'request-help' },
    { type: 'sing' },
  ]) {
    await world.from('kiosk k4', command);
  }
  await world.from('rating c3', { type: 'rate-visit', counterId: 'c3', visitId: 'nothing', score: 1 });
  await world.from('counter-display c1', { type: 'open-day' });
});

export const ROUTES = act('every public route', askPublicRoutes);

export function reloads(channel: string): Act {
  return act(`${channel} reloaded`, (world) => world.reload(channel));
}

export function waits(seconds: number): Act {
  return act('time passes', async (world) => world.advance(seconds));
}

export function hearsBeats(name: string): Act {
  return act(name, (world) => world.beats());
}

function ticket(world: World, which: number): TakenTicket {
  const found = world.tickets[which];
  if (found === undefined) throw new Error(`nobody has taken number ${which}`);
  return found;
}
