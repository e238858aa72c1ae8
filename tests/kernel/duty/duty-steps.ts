import { expect } from 'vitest';
import type { Expectation, Step } from '../../given.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { Duty } from '../../../server/kernel/state/duty.ts';
import { asks } from '../../steps.ts';

export const ZHAO: Actor = { role: 'lobby', staffId: 'zhao' };
export const ZHOU: Actor = { role: 'lobby', staffId: 'zhou' };
export const SUPERVISOR: Actor = { role: 'supervisor', staffId: 'gao' };

export const starts = (actor: Actor): Step => asks(actor, { type: 'start-duty' });
export const asksFor = (actor: Actor, standInId: string): Step =>
  asks(actor, { type: 'ask-stand-in', standInId, state: 'off', backAt: null });
export const answers = (actor: Actor, staffId: string, accepts: boolean): Step =>
  asks(actor, { type: 'answer-stand-in', staffId, accepts });
export const leaves = (actor: Actor): Step => asks(actor, { type: 'leave-duty', state: 'off', backAt: null, reasonId: 'urgent' });
export const tablet = (actor: Actor, reachable: boolean): Step => asks(actor, { type: 'report-tablet', reachable });

export function dutyOf(staffId: string, fields: Partial<Duty>): Expectation {
  return (story) => expect(story.branch.staff.duties.get(staffId)).toMatchObject(fields);
}

export function gapBy(staffId: string | null): Expectation {
  return (story) => expect(story.branch.staff.dutyGap?.staffId ?? null).toBe(staffId);
}
