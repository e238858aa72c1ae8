import type { PhoneMessage, PhoneStart } from '../../../contract/phone.ts';
import type { Language } from '../../../contract/wire.ts';
import { forgottenMiddle, type Middle, middleOf, overMiddle, say, timeText } from './words.ts';

type Freshness = 'live' | 'reconnecting' | 'stale' | 'forgotten' | 'over';

/** Everything on the page follows from this. */
export interface Shown {
  readonly message: PhoneMessage;
  readonly serverTime: number;
  readonly freshness: Freshness;
  readonly language: Language;
  readonly isLarge: boolean;
  readonly isReminding: boolean;
}

export function freshnessAt(silentMs: number, { reconnectingAfterMs, staleAfterMs, forgetAfterMs }: PhoneStart): Freshness {
  if (silentMs >= forgetAfterMs) return 'forgotten';
  if (silentMs >= staleAfterMs) return 'stale';
  return silentMs >= reconnectingAfterMs ? 'reconnecting' : 'live';
}

export function paint(shown: Shown): void {
  const { language, freshness, isLarge } = shown;
  const { view } = shown.message;
  const root = document.documentElement;
  root.lang = language;
  root.dataset['size'] = isLarge ? 'large' : 'standard';
  root.dataset['fresh'] = freshness;
  root.dataset['state'] = freshness === 'live' || freshness === 'reconnecting' || freshness === 'stale' ? view.state : 'none';
  const middle = middleShown(shown);
  const isOver = freshness === 'over';
  write('branch', view.branchName[language]);
  write('number-label', say(isOver ? 'over' : 'yourNumber', language, ''));
  write('number', isOver ? '' : view.number);
  write('service', isOver ? '' : view.serviceName[language]);
  write('rule-title', isOver ? '' : say('ruleTitle', language, ''));
  write('rule', isOver ? '' : view.postedRule[language]);
  write('fresh', freshnessText(shown));
  write('lead', middle.lead);
  write('big', middle.big);
  write('unit', middle.unit);
  write('note', middle.note);
  write('apart', middle.apart);
  element('big').className = middle.isFigure ? 'figure' : 'words';
  write('language', say('otherLanguage', language, ''));
  element('language').lang = language === 'en' ? 'zh-CN' : 'en';
  write('size', say(isLarge ? 'standard' : 'larger', language, ''));
  write('remind', say(shown.isReminding ? 'reminding' : 'remind', language, ''));
  element('remind').setAttribute('aria-pressed', String(shown.isReminding));
  document.title = titleOf(shown, middle);
}

function middleShown({ message, freshness, language }: Shown): Middle {
  if (freshness === 'over') return overMiddle(language);
  return freshness === 'forgotten' ? forgottenMiddle(language) : middleOf(message.view, language);
}

function freshnessText({ message, serverTime, freshness, language }: Shown): string {
  switch (freshness) {
    case 'live':
    case 'forgotten':
    case 'over':
      return '';
    case 'reconnecting':
      return say('reconnecting', language, '');
    case 'stale':
      return say('stale', language, timeText(serverTime, message.view.timeZone));
    default:
      return freshness satisfies never;
  }
}

function titleOf({ message, freshness, language }: Shown, { lead, big, unit }: Middle): string {
  const { view } = message;
  if (freshness === 'over') return say('over', language, '');
  return view.state === 'called' && freshness === 'live'
    ? `${lead} ${big} ${unit}`.trim()
    : `${view.number} · ${view.branchName[language]}`;
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** Writes only changed text, so that a screen reader speaks only that. */
function write(id: string, text: string): void {
  const target = element(id);
  if (target.textContent !== text) target.textContent = text;
}
