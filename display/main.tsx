import { render } from 'preact';
import '../server/web/theme.css';
import './display.css';
import { followBurnIn } from './burn-in.ts';
import { followTheme } from './theme.ts';

/* One page a display: /display/wall/<wallId>, /display/counter/<counterId> or /rate/<counterId>; each loads its own part only. */
const root = document.getElementById('app');
if (root === null) throw new Error('display/index.html has no #app');
followTheme(location.search);
followBurnIn(root);
if (location.pathname.startsWith('/display/counter/')) {
  const { openCounterDisplay } = await import('./counter/open.tsx');
  render(openCounterDisplay(), root);
} else if (location.pathname.startsWith('/rate/')) {
  const { openRating } = await import('./rating/open.tsx');
  render(openRating(), root);
} else {
  const { openWall } = await import('./wall/open.tsx');
  render(openWall(), root);
}
