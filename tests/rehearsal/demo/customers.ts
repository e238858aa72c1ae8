import type { KioskView } from '../../../server/contract/kiosk.ts';
import type { Reply } from '../../../server/contract/wire.ts';
import { passesLuhn } from '../../../server/directory/card.ts';
import type { Chance } from '../chance.ts';
import type { RobotKiosk } from '../robot-kiosk.ts';
import { type Pace, pause } from './pace.ts';
import type { Tally } from './tally.ts';

/** Busy and quiet take turns this fast, so that a person who watches the demo for ten minutes sees both. */
const WAVE_MS = 8 * 60_000;
const WAVE_DEPTH = 0.6;
/** Customers at the door when the demo begins; without them the first minute would show an empty hall. */
const AT_THE_DOOR = 14;
const DOOR_GAP_SHARE = 0.08;
/** A customer who finds this many people waiting for a service comes another day. This also bounds the demo. */
const QUEUE_MAX = 15;
const ENGLISH_SHARE = 0.12;
/** Share of customers who show a card; half of the cards are of no tier, as nobody but staff can see. */
const CARD_SHARE = 0.2;
const DEMO_BEGINNINGS = ['62000012', '62005034', '62009956', '40000078', '40000090', '40000012'] as const;
const TAKES_BACK_SHARE = 0.04;
const HELP_SHARE = 0.02;
const LOOKS_MS = 3_000;
/** Whoever stands before a kiosk goes away before the next one touches it; reading a card is in it. */
const AT_KIOSK_MS = 3_500;

/**
 * People come in at random (Poisson, in waves), take a number at a kiosk, sometimes take it back or ask for help there.
 * Resolves when the demo is over.
 */
export async function sendCustomers(
  kiosks: readonly RobotKiosk[],
  meanGapMs: number,
  chance: Chance,
  pace: Pace,
  tally: Tally,
): Promise<void> {
  const startedAt = performance.now();
  const lines = new Map<RobotKiosk, Promise<unknown>>();
  for (let customer = 0; ; customer += 1) {
    const phase = ((performance.now() - startedAt) / (WAVE_MS * pace.scale)) * 2 * Math.PI;
    const gapMs = customer < AT_THE_DOOR ? meanGapMs * DOOR_GAP_SHARE : meanGapMs / (1 + WAVE_DEPTH * Math.sin(phase));
    if (!(await pause(pace, chance.exponential(gapMs)))) return;
    const kiosk = kiosks[customer % kiosks.length];
    if (kiosk !== undefined)
      lines.set(
        kiosk,
        standInLine(lines.get(kiosk), () => visit(kiosk, chance, pace, tally), pace),
      );
  }
}

/** After the customer before; an own visit may go on after the next one's turn has come. */
async function standInLine(before: Promise<unknown> | undefined, visits: () => Promise<void>, pace: Pace): Promise<void> {
  await before;
  if (pace.signal.aborted) return;
  void visits();
  await pause(pace, AT_KIOSK_MS);
}

async function visit(kiosk: RobotKiosk, chance: Chance, pace: Pace, tally: Tally): Promise<void> {
  const service = serviceFor(kiosk.robot.view, chance);
  if (service === null) return tally.count('left at the door');
  if (chance.chance(HELP_SHARE)) tally.reply('asked for help', await kiosk.requestHelp());
  const withCard = kiosk.robot.view.takesCards && chance.chance(CARD_SHARE) && (await kiosk.presentCard(cardNumber(chance)));
  const reply = await kiosk.tryTicket(service, chance.chance(ENGLISH_SHARE) ? 'en' : 'zh-CN', withCard);
  tally.reply('took a number', reply);
  const ticketId = ticketIdOf(reply);
  if (ticketId === null || !chance.chance(TAKES_BACK_SHARE) || !(await pause(pace, LOOKS_MS))) return;
  tally.reply('took it back', await kiosk.cancelTicket(ticketId));
}

/** More people come for the first services of the list, as they do for cash. */
function serviceFor(view: KioskView, chance: Chance): string | null {
  const open = view.services.filter(({ state, waiting }) => state === 'open' && waiting < QUEUE_MAX);
  const draw = chance.uniform();
  return open[Math.floor(draw * draw * open.length)]?.id ?? null;
}

function ticketIdOf(reply: Reply): string | null {
  return reply.ok && reply.receipt.kind === 'ticket' ? reply.receipt.ticketId : null;
}

/** A made-up card number with the right check digit. */
function cardNumber(chance: Chance): string {
  const beginning = DEMO_BEGINNINGS[Math.floor(chance.uniform() * DEMO_BEGINNINGS.length)] ?? '';
  const body = beginning + String(Math.floor(chance.uniform() * 1e7)).padStart(7, '0');
  return [...'0123456789'].map((digit) => body + digit).find(passesLuhn) ?? '';
}
