import { freeCounter } from '../calling/remember-act.ts';
import { knownCounter } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

export function openCounter(branch: Branch, event: EventOf<'counter-opened'>, at: number): void {
  freeCounter(knownCounter(branch, event.counterId), at);
  branch.staff.acts.delete(event.counterId);
  branch.staff.sessions.set(event.counterId, { staffId: event.staffId, since: at, lastServed: null, servedCount: 0, serviceMs: 0 });
}

export function closeCounter(branch: Branch, event: EventOf<'counter-closed'>, at: number): void {
  const counter = knownCounter(branch, event.counterId);
  freeCounter(counter, at);
  counter.state = 'closed';
  branch.staff.acts.delete(event.counterId);
  branch.staff.sessions.delete(event.counterId);
  for (const [helpId, help] of branch.staff.helpRequests) {
    if (help.source.kind === 'counter' && help.source.counterId === event.counterId) branch.staff.helpRequests.delete(helpId);
  }
}

export function pauseCounter(branch: Branch, event: EventOf<'counter-paused'>, at: number): void {
  const counter = knownCounter(branch, event.counterId);
  counter.state = 'paused';
  counter.pauseReasonId = event.reasonId;
  counter.since = at;
  branch.staff.acts.delete(event.counterId);
}

export function resumeCounter(branch: Branch, event: EventOf<'counter-resumed'>, at: number): void {
  freeCounter(knownCounter(branch, event.counterId), at);
}
