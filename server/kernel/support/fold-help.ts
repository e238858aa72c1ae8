import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { HelpRequest } from '../state/help-request.ts';
import type { EventOf } from '../words/event.ts';

export function raiseHelp(branch: Branch, event: EventOf<'help-requested'>, at: number): void {
  const { helpId: id, source, kind } = event;
  const help: HelpRequest = { id, source, kind, raisedAt: at, state: 'raised', acknowledgedAt: null, staffId: null };
  branch.staff.helpRequests.set(id, help);
  if (source.kind === 'kiosk') branch.hall.kioskHelp.set(source.kioskId, 'raised');
}

export function seeHelp(branch: Branch, event: EventOf<'help-seen'>): void {
  move(branch, event.helpId, 'seen');
}

export function acknowledgeHelp(branch: Branch, event: EventOf<'help-acknowledged'>, at: number): void {
  const help = move(branch, event.helpId, 'acknowledged');
  help.staffId = event.staffId;
  help.acknowledgedAt = at;
}

export function resolveHelp(branch: Branch, event: EventOf<'help-resolved'>): void {
  const help = known(branch.staff.helpRequests.get(event.helpId), `help request ${event.helpId}`);
  branch.staff.helpRequests.delete(help.id);
  if (help.source.kind === 'kiosk') branch.hall.kioskHelp.delete(help.source.kioskId);
}

function move(branch: Branch, helpId: string, state: 'seen' | 'acknowledged'): HelpRequest {
  const help = known(branch.staff.helpRequests.get(helpId), `help request ${helpId}`);
  help.state = state;
  if (help.source.kind === 'kiosk') branch.hall.kioskHelp.set(help.source.kioskId, state);
  return help;
}
