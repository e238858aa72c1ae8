import type { VNode } from 'preact';
import type { ManagerView } from '../../server/contract/manager.ts';
import { AppointmentsPage } from './appointment/page.tsx';
import { CallsPage } from './follow-up/calls-page.tsx';
import { LazyDayEnd } from './day-end/lazy-day-end.tsx';
import { unreceived } from './day-end/unreceived.ts';
import type { PageProps } from './page-props.ts';
import { waitingIn } from './quiet.ts';
import type { ManagerTextKey } from './texts-zh.ts';
import { TodayPage } from './today-page.tsx';
import { WaitingPage } from './referral/waiting-page.tsx';

interface Tab {
  /** Name for tests and scripts. */
  readonly name: string;
  readonly words: ManagerTextKey;
  /** Counted beside the words; 0: nothing is. */
  readonly badge: (view: ManagerView) => number;
  readonly page: (props: PageProps) => VNode;
}

/** In the order of the navigation. A new page is one more line. */
export const TABS: readonly Tab[] = [
  { name: 'waiting', words: 'tabWaiting', badge: waitingIn, page: (props) => <WaitingPage {...props} /> },
  { name: 'appointments', words: 'tabAppointments', badge: () => 0, page: (props) => <AppointmentsPage {...props} /> },
  {
    name: 'follow-ups',
    words: 'tabFollowUps',
    badge: ({ followUps }) => followUps.overdue + followUps.dueToday,
    page: (props) => <CallsPage {...props} />,
  },
  { name: 'day-end', words: 'tabDayEnd', badge: unreceived, page: (props) => <LazyDayEnd {...props} /> },
  { name: 'today', words: 'tabToday', badge: () => 0, page: (props) => <TodayPage {...props} /> },
];
