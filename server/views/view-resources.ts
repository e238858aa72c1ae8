import type { ReaderCard } from '../contract/kiosk.ts';
import type { ServerCondition } from '../contract/server-condition.ts';
import type { PersonOf } from './person-of.ts';

/** What views look up outside the branch. */
export interface ViewResources {
  readonly personOf: PersonOf;
  /** State of a card at a kiosk's serial reader. */
  readonly readerCard: (kioskId: string) => ReaderCard;
  /** What is wrong with the server itself, the worst first. */
  readonly conditions: () => readonly ServerCondition[];
}

/** The part of it that staff views need. */
export type StaffViewResources = Pick<ViewResources, 'personOf'>;
/** The part for those who have faults mended: lobby and supervisor. */
export type OverseerViewResources = Pick<ViewResources, 'personOf' | 'conditions'>;
