import { z } from 'zod';

/** "hours": the clock; "stopped": by hand, before the hours end; "not-started": within the hours, but nobody has begun. */
export const closedReason = z.enum(['hours', 'stopped', 'not-started']);
export type ClosedReason = z.infer<typeof closedReason>;

/**
 * Which open counters call numbers of a service. "some": there are counters for it, but not yet for everybody; the words for it
 * are true for whoever reads them and name nobody. It follows from the counters' profiles, never from who waits.
 */
export const countersOpenFor = z.enum(['all', 'some', 'none']);
export type CountersOpenFor = z.infer<typeof countersOpenFor>;
