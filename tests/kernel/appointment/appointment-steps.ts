import { expect } from 'vitest';
import { type Appointment } from '../../../server/kernel/state/appointment.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { givenIn, type Expectation, type Step, type Story } from '../../given.ts';
import { asksAbout, dayOpens, LOBBY, opens } from '../../steps.ts';
import { GUIDED_BRANCH, manager } from '../referral/referral-steps.ts';

export const MINUTE_MS = 60_000;
export const KIOSK: Actor = { role: 'kiosk', kioskId: 'k1' };
export const ASSISTANT: Actor = { role: 'manager', staffId: 'xu' };

export const visits = { 'zh-CN': '预约接待', en: 'By appointment' };
/** With a number series of the managers' own, which no counter serves. */
export const BRANCH: BranchConfiguration = {
  ...GUIDED_BRANCH,
  services: [
    ...GUIDED_BRANCH.services,
    { id: 'visit', prefix: 'R', name: visits, plainName: visits, hours: null, dailyCap: null, forms: [], selfServiceHint: null },
  ],
  guidance: { ...GUIDED_BRANCH.guidance, visitServiceId: 'visit' },
};

export const given = (...steps: readonly Step[]) =>
  givenIn(BRANCH, dayOpens, opens('c1'), manager('han', 'free'), manager('bai', 'free'), ...steps);

export const latest = (story: Story): Appointment => {
  const appointment = [...story.branch.staff.appointments.values()].at(-1);
  if (appointment === undefined) throw new Error('nothing is booked');
  return appointment;
};

export function books(actor: Actor, managerId: string, inMinutes: number): Step {
  return asksAbout(actor, (story) => ({
    type: 'book-appointment',
    managerId,
    startsAt: story.now + inMinutes * MINUTE_MS,
    followUpId: null,
    personRef: 'person-1',
  }));
}

export function moves(managerId: string, byMinutes: number): Step {
  return asksAbout(LOBBY, (story) => {
    const { id: appointmentId, startsAt } = latest(story);
    return { type: 'move-appointment', appointmentId, managerId, startsAt: startsAt + byMinutes * MINUTE_MS };
  });
}

export const cancels = asksAbout(LOBBY, (story) => ({ type: 'cancel-appointment', appointmentId: latest(story).id }));
export const types = (code: (story: Story) => string): Step =>
  asksAbout(KIOSK, (story) => ({ type: 'check-in-by-code', code: code(story), language: 'zh-CN', elder: false }));
export const checksIn = types((story) => latest(story).code);
export const lobbyChecksIn = asksAbout(LOBBY, (story) => ({
  type: 'check-in-appointment',
  appointmentId: latest(story).id,
  language: 'en',
  printerId: null,
}));
export const greets = (managerId: string): Step =>
  asksAbout({ role: 'manager', staffId: managerId }, (story) => ({
    type: 'greet-guest',
    managerId,
    guest: { kind: 'visitor', ticketId: latest(story).ticketId ?? 'nobody' },
    ending: null,
  }));

export const appointmentIs =
  (state: Appointment['state']): Expectation =>
  (story) =>
    expect(latest(story).state).toBe(state);

export const draws =
  (...values: readonly number[]): Step =>
  (story) => {
    story.last = null;
    story.draws.push(...values);
  };
