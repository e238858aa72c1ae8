import type { KioskView } from '../server/contract/kiosk.ts';

export type KioskTicket = KioskView['tickets'][number];

/** printing → printed | unconfirmed | failed; "absent": this kiosk prints nothing by design. */
export type SlipShown = 'printing' | 'printed' | 'unconfirmed' | 'failed' | 'absent';

/**
 * What may honestly be said of a slip. Before the view carries the ticket, only the reply is known;
 * "please take your slip" is never said of a slip that has not been seen to come out.
 */
export function slipShown(ticket: KioskTicket | null, replied: 'printing' | 'no-slip', printer: KioskView['printer']): SlipShown {
  const without = printer === 'absent' ? 'absent' : 'failed';
  if (ticket === null) return replied === 'printing' ? 'printing' : without;
  return ticket.slip.state === 'none' ? without : ticket.slip.state;
}

/** Whether the number on the screen is all the customer has. */
export function numberIsAll(slip: SlipShown): boolean {
  return slip === 'failed' || slip === 'absent';
}
