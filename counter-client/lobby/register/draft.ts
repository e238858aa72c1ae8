import type { IdentificationChoice } from '../../parts/standing-codes.ts';

/** What has been chosen for the customer who stands here. */
export interface RegisterDraft {
  readonly serviceId: string | null;
  readonly as: IdentificationChoice | null;
  readonly possible: boolean;
  readonly cueId: string | null;
  readonly needId: string | null;
  readonly appointmentAt: number | null;
  /** null: no slip. */
  readonly printerId: string | null;
}
