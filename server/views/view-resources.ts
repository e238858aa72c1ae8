import type { ReaderCard } from '../contract/kiosk.ts';
import type { PersonOf } from './person-of.ts';

/** What views look up outside the branch. */
export interface ViewResources {
  readonly personOf: PersonOf;
  /** State of a card at a kiosk's serial reader. */
  readonly readerCard: (kioskId: string) => ReaderCard;
}

/** The part of it that staff views need. */
export type StaffViewResources = Pick<ViewResources, 'personOf'>;
