import type { TellerView } from '../../../server/contract/teller.ts';
import { STAGE_TIME } from '../stage.ts';
import { armed, FULL_METER, handedBack } from '../staff/priority-views.ts';
import type { TellerCounter } from './views.ts';
import { idleCounter, servingCounter, tellerWith, WAITING } from './views.ts';

/** Idle, and Ms Li is brought. */
export function directedIdle(): TellerCounter {
  return { ...idleCounter(), direct: armed({}) };
}

export function directedServing(): TellerCounter {
  return { ...servingCounter(), direct: armed({}) };
}

/** Somebody who came back goes first. */
export function directedLater(): TellerCounter {
  return { ...idleCounter(), direct: armed({ startable: false, salutation: null }) };
}

/** Of one's own arranging. */
export function directedByMyself(): TellerCounter {
  return { ...idleCounter(), direct: armed({ armedBy: { staffId: 's-wang', staffName: '王芳', role: 'teller' }, accompanied: false }) };
}

/** In service without a call. */
export function servingDirectly(): TellerCounter {
  const serving = servingCounter();
  const standing = { tier: 'platinum', segment: 'potential', confidence: 'possible', needId: 'elderly', appointmentAt: null } as const;
  const ticket =
    serving.ticket === null ? null : { ...serving.ticket, direct: true, salutation: { surname: '李', title: 'ms' } as const, standing };
  return { ...serving, ticket, undo: { kind: 'direct', number: 'A039', at: STAGE_TIME - 2_000, until: STAGE_TIME + 8_000 } };
}

/** A040 has been passed as often as may be, and A043 has been recognised. */
export function cappedIdle(): TellerCounter {
  const idle = idleCounter();
  const known = { tier: 'gold', segment: null, confidence: 'confirmed', needId: null, appointmentAt: null } as const;
  const waiting = WAITING.map((row) =>
    row.number === 'A040' ? { ...row, over: 3 } : row.number === 'A043' ? { ...row, class: 'premium' as const, standing: known } : row,
  );
  const queues = idle.queues.map((queue) => (queue.serviceId === 'cash' ? { ...queue, waiting } : queue));
  return { ...idle, queues, meter: FULL_METER };
}

export function invitedIdle(): TellerCounter {
  return { ...idleCounter(), invited: true };
}

export function withNotice(counter: TellerCounter): TellerView {
  return { ...tellerWith(counter), notices: [handedBack('n-1')] };
}
