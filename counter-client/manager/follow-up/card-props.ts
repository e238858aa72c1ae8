import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import type { PageProps } from '../page-props.ts';
import type { ContactQueue } from './contact-queue.ts';

/** One follow-up's card: what it is of, and whether its form is open. */
export interface CardProps extends PageProps {
  readonly row: FollowUpRow;
  readonly contacts: ContactQueue;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}
