import type { Faults } from '../../../hardware/virtual-printer/faults.ts';
import type { VirtualPrinter } from '../../../hardware/virtual-printer/virtual-printer.ts';
import { NO_FAULTS } from '../../../hardware/virtual-printer/faults.ts';
import type { Chance } from '../../rehearsal/chance.ts';

const MISHAPS = [
  'none',
  'none',
  'none',
  'paper out',
  'paper out in mid-slip',
  'cover open',
  'cutter jam',
  'head hot',
  'silent',
  'held by XOFF',
  'replies mangled',
  'wrong speed',
  'unplugged',
  'power cut',
] as const;
export type Mishap = (typeof MISHAPS)[number];

export interface PlannedMishap {
  readonly mishap: Mishap;
  /** From the tap on the kiosk, ms; below 0 it is there before the tap. Within the slip's time on the wire it leaves half a frame. */
  readonly afterMs: number;
  readonly lastsMs: number;
  readonly lines: number;
}

const SEES_ALERT_MS = 2_000;
/** Switching off, or to another speed, which is read at switching on, takes a printer longer than any slip is on the wire. */
const RESTART_MIN_MS = 1_000;

export function planMishap(chance: Chance): PlannedMishap {
  const mishap = chance.pick(MISHAPS);
  const leastMs = mishap === 'power cut' || mishap === 'wrong speed' ? RESTART_MIN_MS : 200;
  return {
    mishap,
    afterMs: Math.round(chance.uniform() * 700) - 150,
    lastsMs: Math.round(leastMs + chance.exponential(500)),
    lines: 1 + Math.floor(chance.uniform() * 9),
  };
}

/** What is wrong while it lasts. */
function faultsOf({ mishap, lines }: PlannedMishap): Partial<Faults> {
  switch (mishap) {
    case 'none':
      return {};
    case 'power cut':
      return { off: true };
    case 'paper out':
      return { paper: 'out' };
    case 'paper out in mid-slip':
      return { paperOutAfterLines: lines };
    case 'cover open':
      return { coverOpen: true };
    case 'cutter jam':
      return { cutterJammed: true };
    case 'head hot':
      return { headHot: true };
    case 'silent':
      return { silent: true };
    case 'held by XOFF':
      return { holding: true };
    case 'replies mangled':
      return { mangling: true };
    case 'wrong speed':
      return { wrongSpeed: true };
    case 'unplugged':
      return { unplugged: true };
    default:
      return mishap satisfies never;
  }
}

/** Lets it happen and puts it right again, as a person at the printer would. */
export async function happen(printer: VirtualPrinter, planned: PlannedMishap, pause: (ms: number) => Promise<void>): Promise<void> {
  await printer.setFaults(faultsOf(planned));
  await pause(planned.lastsMs);
  // A jam is cleared with the cover open, which is what tells the agent that a hand was there.
  if (planned.mishap === 'cutter jam') {
    await printer.setFaults({ ...NO_FAULTS, coverOpen: true });
    await pause(700);
  }
  await printer.setFaults(NO_FAULTS);
  if (planned.mishap !== 'cutter jam') return;
  // An agent that was killed just then has not seen the hand; who still sees the alert does what it says: off and on.
  await pause(SEES_ALERT_MS);
  if (printer.state().sensors.cutterError) printer.powerCycle();
}
