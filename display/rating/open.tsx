import type { RatingCommand, RatingView } from '../../server/contract/rating.ts';
import { connect } from '../../server/web/connect.ts';
import { createTouchGuard } from '../../server/web/touch.ts';
import { openRatingSession } from './rating-session.ts';
import { RatingScreen } from './rating-screen.tsx';
import './rating.css';

/** Connects this page as a counter's rating screen and returns its screen. It lies before the customer, so it is light unless told otherwise. */
export function openRating() {
  const isDark = new URLSearchParams(location.search).get('theme') === 'dark';
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  const connection = connect<RatingView, RatingCommand>('rating');
  const guard = createTouchGuard('page', () => performance.now());
  return <RatingScreen session={openRatingSession(connection)} guard={guard} refusal={connection.refusalText} />;
}
