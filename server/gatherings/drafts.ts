import { type Draft, type MakeDraft, refusedDraft } from '../desk/draft.ts';
import { fewest } from '../prospects/share-out.ts';
import { type AttendeeDetails, type Gathering, GATHERINGS_MAX } from '../store/gathering.ts';
import type { Lists } from '../store/lists.ts';

/** Latecomers are let in; this long after its start a gathering is over. */
export const GATHERING_LENGTH_MS = 6 * 60 * 60 * 1_000;

export function draftPlan(gathering: Gathering): MakeDraft {
  return ({ gatherings }) => {
    if (gatherings.all().length >= GATHERINGS_MAX) return refusedDraft('gatherings-full', { limit: GATHERINGS_MAX });
    const { id: gatheringId, startsAt, seats } = gathering;
    return {
      ok: true,
      command: { type: 'plan-gathering', gatheringId, startsAt, seats },
      write: (lists) => lists.gatherings.plan(gathering),
    };
  };
}

export function draftCancellation(gatheringId: string): MakeDraft {
  return ({ gatherings }, now) => {
    const gathering = gatherings.find(gatheringId);
    if (gathering === null) return refusedDraft('unknown-gathering', {});
    if (isOver(gathering, now)) return refusedDraft('gathering-over', {});
    return { ok: true, command: { type: 'cancel-gathering', gatheringId }, write: (lists) => lists.gatherings.cancel(gatheringId) };
  };
}

interface Registration {
  readonly gatheringId: string;
  readonly attendeeId: string;
  readonly companions: number;
  readonly details: AttendeeDetails;
}

/** A customer who is on a manager's list stays with that manager. */
export function draftRegistration({ gatheringId, attendeeId, companions, details }: Registration): MakeDraft {
  return ({ gatherings, prospects }, now) => {
    const gathering = gatherings.find(gatheringId);
    if (gathering === null) return refusedDraft('unknown-gathering', {});
    if (isOver(gathering, now)) return refusedDraft('gathering-over', {});
    const { phone } = details;
    if (phone !== '' && gatherings.isRegistered(gatheringId, phone)) return refusedDraft('already-registered', {});
    const left = gathering.seats - gatherings.figures(gatheringId).registered;
    if (1 + companions > left) return refusedDraft('gathering-full', { left: Math.max(0, left) });
    const managerId = phone === '' ? null : prospects.managerOf(phone);
    return {
      ok: true,
      command: { type: 'register-attendee', gatheringId, attendeeId, companions },
      write: (lists, at) =>
        lists.gatherings.register({ id: attendeeId, gatheringId, managerId, companions, registeredAt: at, arrivedAt: null, details }),
    };
  };
}

export function draftWithdrawal(gatheringId: string, attendeeId: string): MakeDraft {
  return (lists) => {
    const attendee = lists.gatherings.findAttendee(attendeeId);
    if (attendee?.gatheringId !== gatheringId) return refusedDraft('unknown-attendee', {});
    if (attendee.arrivedAt !== null) return refusedDraft('already-arrived', {});
    return {
      ok: true,
      command: { type: 'withdraw-attendee', gatheringId, attendeeId },
      write: ({ gatherings }) => gatherings.withdraw(attendeeId),
    };
  };
}

/** Only for an attendee who is present, and only while the gathering is on: the record of a past one stays. */
export function draftArrivalBack(gatheringId: string, attendeeId: string): MakeDraft {
  return ({ gatherings }, now) => {
    const gathering = gatherings.find(gatheringId);
    const attendee = gatherings.findAttendee(attendeeId);
    if (gathering === null || attendee?.gatheringId !== gatheringId || attendee.arrivedAt === null) {
      return refusedDraft('unknown-attendee', {});
    }
    if (isOver(gathering, now)) return refusedDraft('gathering-over', {});
    return {
      ok: true,
      command: { type: 'take-back-arrival', gatheringId, attendeeId },
      write: (lists) => lists.gatherings.takeBackArrival(attendeeId),
    };
  };
}

interface Arrival {
  readonly gatheringId: string;
  readonly attendeeId: string;
  readonly companions: number;
  /** Managers who can look after an attendee, in the branch's order. */
  readonly managerIds: readonly string[];
}

/** An attendee without a manager gets the one with the fewest attendees present (S93). */
export function draftArrival(arrival: Arrival): MakeDraft {
  return ({ gatherings }: Lists, now): Draft => {
    const { gatheringId, attendeeId, companions, managerIds } = arrival;
    const gathering = gatherings.find(gatheringId);
    const attendee = gatherings.findAttendee(attendeeId);
    if (gathering === null || attendee?.gatheringId !== gatheringId) return refusedDraft('unknown-attendee', {});
    if (isOver(gathering, now)) return refusedDraft('gathering-over', {});
    if (attendee.arrivedAt !== null) return refusedDraft('already-arrived', {});
    // More companions than registered take seats that may be promised to others.
    const left = gathering.seats - gatherings.figures(gatheringId).registered + attendee.companions;
    if (companions > attendee.companions && companions > left) return refusedDraft('gathering-full', { left: Math.max(0, left) });
    const own = attendee.managerId !== null && managerIds.includes(attendee.managerId) ? attendee.managerId : null;
    const managerId = own ?? fewest(managerIds, gatherings.presentByManager(gatheringId));
    if (managerId === undefined) return refusedDraft('no-manager', {});
    return {
      ok: true,
      command: { type: 'check-in-attendee', gatheringId, attendeeId, companions, managerId, startsAt: gathering.startsAt },
      write: (lists, at) => lists.gatherings.arrive(attendeeId, at, companions, managerId),
    };
  };
}

function isOver({ cancelled, startsAt }: Gathering, now: number): boolean {
  return cancelled || now > startsAt + GATHERING_LENGTH_MS;
}
