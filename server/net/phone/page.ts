import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PhoneMessage, PhoneStart } from '../../contract/phone.ts';
import { FORGET_AFTER_MS, RECONNECTING_AFTER_MS, STALE_AFTER_MS } from '../../contract/wire.ts';
import { escapeHtml } from '../routes/page-shell.ts';
import { middleOf, PHONE_TEXTS, type PhoneText, say, timeText } from './page/words.ts';

/** The page's only script and style sheet, written into the page itself: it loads nothing else. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

const ASSET = /^phone-[\w-]+\.(js|css)$/;

/** null: the screens are not built. */
export function readPageAssets(webDir: string): PageAssets | null {
  const directory = join(webDir, 'assets');
  const names = existsSync(directory) ? readdirSync(directory).filter((name) => ASSET.test(name)) : [];
  const textOf = (ending: string): string | null => {
    const name = names.find((one) => one.endsWith(ending));
    return name === undefined ? null : readFileSync(join(directory, name), 'utf8').trim();
  };
  const [script, style] = [textOf('.js'), textOf('.css')];
  return script === null || style === null ? null : { script, style };
}

/** Allows exactly this script, this style and requests to the page's own origin, and nothing else. */
export function policyOf({ script, style }: PageAssets): Record<string, string[]> {
  return {
    'default-src': ["'none'"],
    'script-src': [sourceOf(script)],
    'style-src': [sourceOf(style)],
    'connect-src': ["'self'"],
    'img-src': ['data:'],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
}

function sourceOf(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

/** A browser without scripts reloads the page at this interval; the page shows the time of its facts. */
const REFRESH_SECONDS = 10;

/** The page of a ticket with the facts of `message`. */
export function ticketPage(assets: PageAssets, message: PhoneMessage): string {
  const { view, serverTime } = message;
  const { language } = view;
  const { lead, big, isFigure, unit, note, apart } = middleOf(view, language);
  const text = (words: string): string => escapeHtml(words);
  const own = (key: PhoneText): string => text(say(key, language, timeText(serverTime, view.timeZone)));
  return `<!doctype html>
<html lang="${language}" data-state="${view.state}" data-fresh="live" data-size="standard">
${head(assets, `${view.number} · ${view.branchName[language]}`, `<noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>`)}
<body>
<header>
<p id="branch">${text(view.branchName[language])}</p>
<div id="tools" hidden>
<button id="language" type="button">${own('otherLanguage')}</button>
<button id="size" type="button">${own('larger')}</button>
</div>
</header>
<main>
<h1><span id="number-label">${own('yourNumber')}</span> <b id="number">${text(view.number)}</b></h1>
<p id="service">${text(view.serviceName[language])}</p>
<p id="fresh" role="status">${own('asOf')}</p>
<section id="middle" aria-live="assertive">
<p id="lead">${text(lead)}</p>
<p id="big" class="${isFigure ? 'figure' : 'words'}">${text(big)}</p>
<p id="unit">${text(unit)}</p>
<p id="note">${text(note)}</p>
<p id="apart">${text(apart)}</p>
</section>
<button id="remind" type="button" aria-pressed="false" hidden></button>
</main>
<footer><h2 id="rule-title">${own('ruleTitle')}</h2><p id="rule">${text(view.postedRule[language])}</p></footer>
<script type="application/json" id="start">${jsonInHtml(startOf(message))}</script>
<script type="module">${assets.script}</script>
</body>
</html>
`;
}

function startOf(message: PhoneMessage): PhoneStart {
  return { message, reconnectingAfterMs: RECONNECTING_AFTER_MS, staleAfterMs: STALE_AFTER_MS, forgetAfterMs: FORGET_AFTER_MS };
}

/** A page with one notice in both languages, not about a ticket. */
export function noticePage(assets: PageAssets, title: PhoneText, note: PhoneText): string {
  const [titles, notes] = [PHONE_TEXTS[title], PHONE_TEXTS[note]];
  return `<!doctype html>
<html lang="zh-CN">
${head(assets, titles['zh-CN'], '')}
<body>
<main class="notice">
<section><h1>${escapeHtml(titles['zh-CN'])}</h1><p>${escapeHtml(notes['zh-CN'])}</p></section>
<section lang="en"><h2>${escapeHtml(titles.en)}</h2><p>${escapeHtml(notes.en)}</p></section>
</main>
</body>
</html>
`;
}

function head({ style }: PageAssets, title: string, more: string): string {
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${more}
<style>${style}</style>
</head>`;
}

/** Escaped so that JSON cannot end its script element. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
