import { describe, expect, it } from 'vitest';
import type { Step } from '../../given.ts';
import { asks, asksAbout, CLOCK, dayOpens, events, LOBBY, refused } from '../../steps.ts';
import { appointmentIs, books, BRANCH, cancels, checksIn, draws, given, latest, moves } from './appointment-steps.ts';
import { MANAGER } from '../referral/referral-steps.ts';

const HOUR_MS = 60 * 60_000;
/** The next day opens without Bai. */
const baiLeaves: readonly Step[] = [
  asks(CLOCK, { type: 'close-day' }),
  (story) => {
    story.now += 24 * HOUR_MS;
    story.last = null;
    const managers = BRANCH.guidance.managers.filter(({ staffId }) => staffId !== 'bai');
    story.configuration = { ...BRANCH, guidance: { ...BRANCH.guidance, managers } };
  },
  dayOpens,
];
const gaveBack = asksAbout(LOBBY, (story) => ({ type: 'cancel-ticket', ticketId: latest(story).ticketId ?? 'none' }));

describe('an appointment that somebody left behind', () => {
  it('APPT-1 with a manager who left the branch is moved to a colleague, or called off, by the lobby', () => {
    given(books(LOBBY, 'bai', 25 * 60), ...baiLeaves)
      .when(moves('han', 0))
      .then(events('appointment-moved'));
    given(books(LOBBY, 'bai', 25 * 60), ...baiLeaves)
      .when(cancels)
      .then(appointmentIs('cancelled'));
    given(books(LOBBY, 'bai', 25 * 60), ...baiLeaves)
      .when(moves('bai', 30))
      .then(refused('unknown-manager'));
    given(...baiLeaves)
      .when(books(LOBBY, 'bai', 60))
      .then(refused('unknown-manager'));
    given(...baiLeaves)
      .when(books(MANAGER, 'bai', 60))
      .then(refused('unknown-manager'));
  });

  it('APPT-3 keeps its code from others while its number may still be given back', () => {
    given(draws(0.1234), books(LOBBY, 'han', 60), checksIn, draws(0.1234), books(LOBBY, 'han', 120))
      .when(gaveBack)
      .then((story) => {
        const codes = [...story.branch.staff.appointments.values()].map(({ code }) => code);
        expect(codes).toEqual(['1234', '1235']);
      });
  });
});
