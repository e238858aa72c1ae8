import type { CounterDisplayView } from '../../server/contract/counter-display.ts';
import type { DeviceView } from '../../server/contract/device.ts';
import type { KioskView } from '../../server/contract/kiosk.ts';
import type { PhoneView } from '../../server/contract/phone.ts';
import type { WallView } from '../../server/contract/wall.ts';
import type { Branch, Hall } from '../../server/kernel/state/branch.ts';
import type { Ticket } from '../../server/kernel/state/ticket.ts';
import { counterDisplayView } from '../../server/views/counter-display.ts';
import { kioskView } from '../../server/views/kiosk.ts';
import type { ViewTime } from '../../server/views/view-time.ts';
import { wallView } from '../../server/views/wall.ts';

/*
 * What does not compile cannot leak. Each line below must be an error: should one of them ever become possible, the
 * compiler says "unused @ts-expect-error", and the test command fails.
 */

/** A public view is a function of the hall: it is never handed the branch, or what staff know. */
export function publicViewsTakeTheHallOnly(branch: Branch, moment: ViewTime): void {
  // @ts-expect-error a branch is no hall
  kioskView(branch, 'k1', moment, 'none', true);
  // @ts-expect-error what staff know is no hall
  wallView(branch.staff, 'w1', moment);
  // @ts-expect-error a branch is no hall
  counterDisplayView(branch, 'c1');
}

/** The hall has no word for it. */
export function theHallKnowsNothingOfRank(hall: Hall, ticket: Ticket): readonly unknown[] {
  return [
    // @ts-expect-error records are staff's
    hall.records,
    // @ts-expect-error lines are staff's: who stands first is not public
    hall.lines,
    // @ts-expect-error direct services are staff's
    hall.directServices,
    // @ts-expect-error so are the reasons of calls
    hall.explanations,
    // @ts-expect-error a ticket in the hall has no standing
    ticket.standing,
    // @ts-expect-error no class
    ticket.class,
    // @ts-expect-error no key
    ticket.key,
    // @ts-expect-error and no card
    ticket.lastFour,
  ];
}

/** No public message has a place for it. */
export function noPublicMessageHasAPlaceForIt(
  kiosk: KioskView,
  wall: WallView,
  counter: CounterDisplayView,
  device: DeviceView,
  phone: PhoneView,
): readonly unknown[] {
  return [
    // @ts-expect-error no tier at the kiosk
    kiosk.tickets[0]?.tier,
    // @ts-expect-error no class on the wall
    wall.calls[0]?.class,
    // @ts-expect-error no customer on the counter's display
    counter.salutation,
    // @ts-expect-error no standing on paper
    device.printers[0]?.jobs[0]?.standing,
    // @ts-expect-error no key on a phone
    phone.key,
  ];
}
