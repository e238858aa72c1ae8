import { BookSheet } from './appointment/book-sheet.tsx';
import { CancelSheet } from './appointment/cancel-sheet.tsx';
import { MoveSheet } from './appointment/move-sheet.tsx';
import type { PageProps } from './page-props.ts';
import { AccompanySheet, ServeFirstSheet } from './referral/counter-sheet.tsx';
import { PassSheet, PassVisitorSheet } from './referral/pass-sheet.tsx';

/** The sheet that lies over the page now. */
export function Sheets({ screen, view }: PageProps) {
  const sheet = screen.sheet.value;
  if (sheet === null) return null;
  switch (sheet.kind) {
    case 'pass':
      return <PassSheet screen={screen} view={view} managerId={sheet.managerId} guest={sheet.guest} />;
    case 'pass-visitor':
      return <PassVisitorSheet screen={screen} view={view} visitor={sheet.visitor} />;
    case 'serve-first':
      return <ServeFirstSheet screen={screen} view={view} guest={sheet.guest} />;
    case 'accompany':
      return <AccompanySheet screen={screen} view={view} managerId={sheet.managerId} meeting={sheet.meeting} />;
    case 'book':
      return <BookSheet screen={screen} view={view} managerId={sheet.managerId} followUp={sheet.followUp} />;
    case 'move':
      return <MoveSheet screen={screen} view={view} appointment={sheet.appointment} />;
    case 'cancel':
      return <CancelSheet screen={screen} appointment={sheet.appointment} />;
    default:
      return sheet satisfies never;
  }
}
