import type { PhoneMessage, PhoneStart } from '../../../contract/phone.ts';
import { openLink } from './link.ts';
import './page.css';
import { element, freshnessAt, paint, type Shown } from './screen.ts';

const CALL_VIBRATION_MS = [500, 200, 500, 200, 500];
const CONFIRM_VIBRATION_MS = 60;
const REPAINT_MS = 500;

/** Language, size and the wish to be reminded are in the address, after "#": nothing is stored on the phone, and a reload keeps them. */
const chosen = location.hash.slice(1).split(',');
const start = JSON.parse(element('start').textContent) as PhoneStart;
const first = start.message;

let shown: Shown = {
  message: first,
  serverTime: first.serverTime,
  freshness: 'live',
  language: chosen.includes('en') ? 'en' : chosen.includes('zh') ? 'zh-CN' : first.view.language,
  isLarge: chosen.includes('large'),
  isReminding: chosen.includes('remind') && 'vibrate' in navigator,
};

function show(change: Partial<Shown>): void {
  shown = { ...shown, ...change };
  paint(shown);
}

function choose(change: Partial<Shown>): void {
  show(change);
  const { language, isLarge, isReminding } = shown;
  const words = [language === 'en' ? 'en' : 'zh', ...(isLarge ? ['large'] : []), ...(isReminding ? ['remind'] : [])];
  history.replaceState(null, '', `#${words.join(',')}`);
}

/** Vibrates for a new call or a further round of it, and for nothing else. */
function remind(before: PhoneMessage, now: PhoneMessage): void {
  if (!shown.isReminding || now.view.state !== 'called') return;
  const isNews = before.view.state !== 'called' || now.view.callRound > before.view.callRound;
  if (isNews) navigator.vibrate(CALL_VIBRATION_MS);
}

const link = openLink(`${location.pathname}/state`, start.reconnectingAfterMs, {
  onMessage: (message) => {
    if (message.build !== first.build) location.reload();
    const before = shown.message;
    if (message.epoch === before.epoch && message.revision < before.revision) return;
    show({ message, serverTime: message.serverTime, freshness: 'live' });
    remind(before, message);
  },
  onBeat: ({ serverTime }) => {
    show({ serverTime, freshness: 'live' });
  },
  onOver: () => {
    element('remind').hidden = true;
    show({ freshness: 'over' });
  },
});

element('language').addEventListener('click', () => {
  choose({ language: shown.language === 'en' ? 'zh-CN' : 'en' });
});
element('size').addEventListener('click', () => {
  choose({ isLarge: !shown.isLarge });
});
element('remind').addEventListener('click', () => {
  choose({ isReminding: !shown.isReminding });
  if (shown.isReminding) navigator.vibrate(CONFIRM_VIBRATION_MS);
});

/** Offered only if the phone can vibrate. */
element('remind').hidden = !('vibrate' in navigator);
element('tools').hidden = false;
paint(shown);
setInterval(() => {
  if (shown.freshness !== 'over') show({ freshness: freshnessAt(link.silentMs(), start) });
}, REPAINT_MS);
