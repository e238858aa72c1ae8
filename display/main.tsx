import { render } from 'preact';
import '../server/web/theme.css';
import './display.css';
import { followBurnIn } from './burn-in.ts';
import { followTheme } from './theme.ts';

/* One page a display: /display/wall/<wallId> or /display/counter/<counterId>; each loads its own half only. */
const root = document.getElementById('app');
if (root === null) throw new Error('display/index.html has no #app');
followTheme(location.search);
followBurnIn(root);
if (location.pathname.startsWith('/display/counter/')) {
  const { openCounterDisplay } = await import('./counter/open.tsx');
  render(openCounterDisplay(), root);
} else {
  const { openWall } = await import('./wall/open.tsx');
  render(openWall(), root);
}
