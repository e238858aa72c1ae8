import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decide } from '../../../server/kernel/decide.ts';
import { evolve } from '../../../server/kernel/evolve.ts';
import { AS_IT_IS, soakDay } from '../../../server/simulation/soak/soak.ts';

/** Days of 300 moments at which anybody asks for anything; every one has another cap, head-start and counters. */
const DAYS = 40;

/** Passes recounted from the events by somebody who knows nothing of the lines; with the branch folded again now and then. */
function holds(plant: typeof AS_IT_IS): fc.IProperty<[number]> {
  return fc.property(fc.integer({ min: 1_000, max: 1_000_000 }), (seed) => {
    const day = soakDay(seed, plant);
    expect(day.wrong).toEqual([]);
    expect(day.mostOvertakes).toBeLessThanOrEqual(day.cap);
  });
}

/** What a direct service had reserved is never given back. */
const keepsReservations: typeof evolve = (branch, stored) => {
  const { event } = stored;
  if (event.type === 'direct-service-ended') {
    const direct = branch.staff.directServices.get(event.directServiceId);
    if (direct !== undefined) branch.staff.directServices.set(direct.id, { ...direct, charge: [] });
  }
  evolve(branch, stored);
};

/** A counter goes on serving what it served. */
const keepsServices: typeof evolve = (branch, stored) => {
  if (stored.event.type === 'counter-services-set') branch.lastEventAt = stored.at;
  else evolve(branch, stored);
};

/** Whoever comes back from a manager stands there twice. */
const staysInLine: typeof evolve = (branch, stored) => {
  if (stored.event.type === 'ticket-escorted') {
    const ticket = branch.hall.tickets.get(stored.event.ticketId);
    if (ticket !== undefined) ticket.phase = 'escorted';
    return;
  }
  evolve(branch, stored);
};

describe('passes, counted twice', () => {
  it('HSK-2 HSK-10 PRIO-7 PRIO-9 DIRECT-4 SUPPORT-6 the ticket carries what the events say, under any commands', () => {
    fc.assert(holds(AS_IT_IS), { numRuns: DAYS, seed: 3, endOnFailure: true });
  });

  it('HSK-2 a planted leak of reserved passes is caught', () => {
    const plant: typeof AS_IT_IS = { ...AS_IT_IS, rules: { decide, evolve: keepsReservations } };
    expect(fc.check(holds(plant), { numRuns: DAYS, seed: 3, endOnFailure: true }).failed).toBe(true);
  });

  it('HSK-2 SUPPORT-6 a planted counter that goes on serving what it no longer should is caught', () => {
    const plant: typeof AS_IT_IS = { ...AS_IT_IS, rules: { decide, evolve: keepsServices } };
    expect(fc.check(holds(plant), { numRuns: 5, seed: 3, endOnFailure: true }).failed).toBe(true);
  });

  it('GUEST-5 a planted guest who stays in line while with a manager is caught', () => {
    const plant: typeof AS_IT_IS = { ...AS_IT_IS, rules: { decide, evolve: staysInLine } };
    expect(fc.check(holds(plant), { numRuns: 5, seed: 3, endOnFailure: true }).failed).toBe(true);
  });
});
