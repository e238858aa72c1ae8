/** A seminar or a salon for which customers register (S92). */
export interface Gathering {
  readonly id: string;
  readonly title: string;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly seats: number;
  readonly cancelled: boolean;
}

/** Persons, not registrations: customers and their companions. */
export interface GatheringFigures {
  readonly registered: number;
  readonly present: number;
}

export interface AttendeeDetails {
  readonly name: string;
  /** Empty: the customer gave none. */
  readonly phone: string;
}

/** A customer who registered. */
export interface Attendee {
  readonly id: string;
  readonly gatheringId: string;
  /** Who looks after the customer; null: assigned at check-in. */
  readonly managerId: string | null;
  /** The number registered; after arrival, the number that came. */
  readonly companions: number;
  readonly registeredAt: number;
  readonly arrivedAt: number | null;
  /** null: the key they were sealed with is lost. */
  readonly details: AttendeeDetails | null;
}

export type NewAttendee = Attendee & { readonly details: AttendeeDetails };

/** Most gatherings, to come and recent, that a branch keeps. */
export const GATHERINGS_MAX = 200;

export interface GatheringReader {
  find(id: string): Gathering | null;
  /** Soonest first. */
  all(): readonly (Gathering & GatheringFigures)[];
  figures(id: string): GatheringFigures;
  findAttendee(id: string): Attendee | null;
  attendees(gatheringId: string): readonly Attendee[];
  isRegistered(gatheringId: string, phone: string): boolean;
  /** Number of customers present, by manager. */
  presentByManager(gatheringId: string): ReadonlyMap<string, number>;
}

/** For use within a transaction only. */
export interface GatheringList extends GatheringReader {
  plan(gathering: Gathering): void;
  cancel(id: string): void;
  register(attendee: NewAttendee): void;
  withdraw(attendeeId: string): void;
  arrive(attendeeId: string, at: number, companions: number, managerId: string): void;
  takeBackArrival(attendeeId: string): void;
}
