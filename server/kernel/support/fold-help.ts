import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { HelpRequest, KioskHelpEnd } from '../state/help-request.ts';
import type { EventOf } from '../words/event.ts';

export function raiseHelp(branch: Branch, event: EventOf<'help-requested'>, at: number): void {
  const { helpId: id, source, kind } = event;
  const times = { raisedAt: at, pressedAt: at, pressesAgain: 0, unanswered: null, acknowledgedAt: null };
  const help: HelpRequest = { id, source, kind, ...times, state: 'raised', staffId: null };
  branch.staff.helpRequests.set(id, help);
  showAtKiosk(branch, help);
}

export function seeHelp(branch: Branch, event: EventOf<'help-seen'>): void {
  change(branch, event.helpId, { state: 'seen' });
}

/** As new: nobody has seen this press yet. */
export function pressAgain(branch: Branch, { helpId, pressesAgain }: EventOf<'help-pressed-again'>, at: number): void {
  change(branch, helpId, { state: 'raised', pressedAt: at, pressesAgain, unanswered: null });
}

export function leaveUnanswered(branch: Branch, { helpId, cause }: EventOf<'help-unanswered'>): void {
  change(branch, helpId, { unanswered: cause });
}

export function acknowledgeHelp(branch: Branch, { helpId, staffId }: EventOf<'help-acknowledged'>, at: number): void {
  change(branch, helpId, { state: 'acknowledged', staffId, acknowledgedAt: at });
}

export function resolveHelp(branch: Branch, event: EventOf<'help-resolved'>): void {
  end(branch, event.helpId, 'ended');
}

export function expireHelp(branch: Branch, event: EventOf<'help-expired'>): void {
  end(branch, event.helpId, 'expired');
}

function end({ hall, staff }: Branch, helpId: string, how: KioskHelpEnd): void {
  const help = known(staff.helpRequests.get(helpId), `help request ${helpId}`);
  staff.helpRequests.delete(help.id);
  if (help.source.kind !== 'kiosk') return;
  hall.kioskHelp.delete(help.source.kioskId);
  hall.kioskHelpEnds.set(help.source.kioskId, how);
}

type Changed = Partial<Pick<HelpRequest, 'state' | 'pressedAt' | 'pressesAgain' | 'unanswered' | 'staffId' | 'acknowledgedAt'>>;

function change(branch: Branch, helpId: string, changed: Changed): void {
  const help = known(branch.staff.helpRequests.get(helpId), `help request ${helpId}`);
  Object.assign(help, changed);
  showAtKiosk(branch, help);
}

function showAtKiosk({ hall }: Branch, { source, state, unanswered }: HelpRequest): void {
  if (source.kind !== 'kiosk' || state === 'resolved') return;
  hall.kioskHelpEnds.delete(source.kioskId);
  hall.kioskHelp.set(source.kioskId, state !== 'acknowledged' && unanswered !== null ? 'unanswered' : state);
}
