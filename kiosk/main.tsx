import { computed, effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import type { KioskCommand, KioskView } from '../server/contract/kiosk.ts';
import { connect } from '../server/web/connect.ts';
import '../server/web/theme.css';
import { createTouchGuard } from '../server/web/touch.ts';
import { App } from './app.tsx';
import './kiosk.css';
import './tiles.css';
import './pages.css';
import './number.css';
import './card/card.css';
import './dialog.css';
import './landscape.css';
import { keepServices, keptServices } from './last-view.ts';
import { pixelsPerMmIn } from './scale.ts';
import { Session } from './session.ts';
import { listenToReader } from './card/listen.ts';
import { kioskTexts } from './texts.ts';

const TICK_MS = 200;
/** A 21.5" full HD panel, until the server says which it is. */
const USUAL_PIXELS_PER_MM = 4.03;

const monotonicMs = (): number => performance.now();
const known = keptServices(localStorage, location.pathname);
const connection = connect<KioskView, KioskCommand>('kiosk');
const session = new Session(connection, kioskTexts(), monotonicMs);

const windowSize = signal({ width: innerWidth, height: innerHeight });
addEventListener('resize', () => {
  windowSize.value = { width: innerWidth, height: innerHeight };
});
effect(() => {
  const panel = connection.view.value?.pixelsPerMm ?? known?.pixelsPerMm ?? USUAL_PIXELS_PER_MM;
  const { width, height } = windowSize.value;
  document.documentElement.style.setProperty('--mm', `${pixelsPerMmIn(width, height, panel)}px`);
});
effect(() => {
  const view = connection.view.value;
  if (view !== null) keepServices(localStorage, location.pathname, view);
});

/* Capture: the touch that wakes the kiosk is counted before it lands on a tile. */
for (const type of ['pointerdown', 'keydown'] as const) {
  addEventListener(type, () => session.touched(), { capture: true, passive: true });
}
listenToReader(session.card);
/* A card at the serial reader is a touch like any other: the kiosk forgets it with its customer. */
const readerCard = computed(() => connection.view.value?.readerCard ?? 'none');
effect(() => {
  if (readerCard.value !== 'none') untracked(() => session.touched());
});
addEventListener('contextmenu', (event) => event.preventDefault());
setInterval(() => session.tick(), TICK_MS);

const root = document.getElementById('app');
if (root === null) throw new Error('kiosk/index.html has no #app');
render(<App kit={{ session, texts: session.texts, guard: createTouchGuard('page', monotonicMs), known }} />, root);
