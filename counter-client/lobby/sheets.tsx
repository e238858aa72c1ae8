import { BookSheet } from './appointment/book-sheet.tsx';
import { ChangeSheet } from './appointment/change-sheet.tsx';
import { CloseDaySheet } from './day/close-day-sheet.tsx';
import { KioskSheet } from './kiosk/sheet.tsx';
import { LeaveDutySheet } from './duty/leave-duty-sheet.tsx';
import type { PageProps } from './page-props.ts';
import { ArrangeSheet } from './queues/arrange-sheet.tsx';
import { CancelSheet } from './queues/cancel-sheet.tsx';
import { ForceSheet } from './queues/force-sheet.tsx';
import { IdentifySheet } from './queues/identify-sheet.tsx';
import { LazyExplainSheet } from './queues/lazy-explain-sheet.tsx';
import { ReprintSheet } from './queues/reprint-sheet.tsx';
import { SearchSheet } from './queues/search-sheet.tsx';
import { TicketSheet } from './queues/ticket-sheet.tsx';
import { FindSheet } from './referral/find-sheet.tsx';
import { OutcomeSheet } from './referral/outcome-sheet.tsx';
import { PassSheet } from './referral/pass-sheet.tsx';

/** The sheet that lies over the page now. */
export function Sheets({ screen, view }: PageProps) {
  const sheet = screen.sheet.value;
  if (sheet === null) return null;
  switch (sheet.kind) {
    case 'ticket':
      return <TicketSheet screen={screen} view={view} row={sheet.row} />;
    case 'identify':
      return <IdentifySheet key={sheet.row.ticketId} screen={screen} view={view} row={sheet.row} />;
    case 'arrange':
      return <ArrangeSheet screen={screen} view={view} guest={sheet.guest} />;
    case 'kiosk':
      return <KioskSheet key={sheet.kioskId} screen={screen} view={view} kioskId={sheet.kioskId} />;
    case 'search':
      return <SearchSheet screen={screen} view={view} />;
    case 'explain':
      return <LazyExplainSheet key={sheet.ticketId} screen={screen} view={view} ticketId={sheet.ticketId} number={sheet.number} />;
    case 'cancel':
      return <CancelSheet screen={screen} row={sheet.row} />;
    case 'reprint':
      return <ReprintSheet screen={screen} view={view} row={sheet.row} />;
    case 'force':
      return <ForceSheet screen={screen} counter={sheet.counter} />;
    case 'close-day':
      return <CloseDaySheet screen={screen} view={view} />;
    case 'leave-duty':
      return <LeaveDutySheet screen={screen} view={view} />;
    case 'outcome':
      return <OutcomeSheet key={sheet.referralId} screen={screen} view={view} referralId={sheet.referralId} />;
    case 'pass':
      return <PassSheet screen={screen} view={view} referralId={sheet.referralId} />;
    case 'find':
      return <FindSheet screen={screen} view={view} row={sheet.row} />;
    case 'book-appointment':
      return <BookSheet screen={screen} view={view} again={sheet.again} />;
    case 'change-appointment':
      return <ChangeSheet key={sheet.appointment.appointmentId} screen={screen} view={view} appointment={sheet.appointment} />;
    default:
      return sheet satisfies never;
  }
}
