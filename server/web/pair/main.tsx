import { render } from 'preact';
import '../theme.css';
import './pair.css';
import { NowherePage, PairPage } from './pair-page.tsx';
import { Pairing } from './pairing.ts';
import { screenAt } from './place.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('pair/index.html has no #app');
const place = screenAt(new URLSearchParams(location.search).get('to') ?? '');
if (place === null) {
  render(<NowherePage />, root);
} else {
  const pairing = new Pairing(place, {
    fetch: (...request) => fetch(...request),
    store: localStorage,
    go: (address) => {
      location.replace(address);
    },
    later: (delayMs, act) => void setTimeout(act, delayMs),
  });
  addEventListener('keydown', (event) => {
    if (/^\d$/.test(event.key)) pairing.press(event.key);
    else if (event.key === 'Backspace') pairing.erase();
    else if (event.key === 'Escape') pairing.clear();
  });
  addEventListener('contextmenu', (event) => {
    event.preventDefault();
  });
  void pairing.look();
  render(<PairPage pairing={pairing} />, root);
}
