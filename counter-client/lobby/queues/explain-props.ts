import type { PageProps } from '../page-props.ts';

/** The number that is explained. */
export interface ExplainProps extends PageProps {
  readonly ticketId: string;
  readonly number: string;
}
