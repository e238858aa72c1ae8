import type { Page } from '../chromium.ts';

/** What a page did that somebody who does not look at it notices. */
export interface Noticed {
  /** Length of each vibration pattern. */
  readonly buzzes: number[];
  /** Hertz of each tone. */
  readonly tones: number[];
  /** How often the screen was asked to stay awake. */
  readonly wakes: number;
  /** What stood on the lock screen, title and body. */
  readonly words: string[];
}

interface Written {
  readonly buzzes: number[];
  readonly words: string[];
  readonly wakes: string[];
  readonly tones: OscillatorNode[];
}

/** Before a page loads: its vibrations, tones and notifications are written down, since a test has no hands, ears or lock screen. */
export async function listenToPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const buzzes: number[] = [];
    const words: string[] = [];
    const tones: OscillatorNode[] = [];
    const wakes: string[] = [];
    Object.defineProperty(window, 'noticed', { value: { buzzes, words, tones, wakes } });
    Object.defineProperty(Navigator.prototype, 'wakeLock', { value: { request: (kind: string) => Promise.resolve(wakes.push(kind)) } });
    Object.defineProperty(Navigator.prototype, 'vibrate', { value: (pattern: number[]) => buzzes.push(pattern.length) > 0 });
    window.AudioContext = class extends AudioContext {
      override createOscillator(): OscillatorNode {
        const tone = super.createOscillator();
        tones.push(tone);
        return tone;
      }
    };
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    ServiceWorkerRegistration.prototype.showNotification = (title, options) => {
      words.push(title + (options?.body ?? ''));
      return Promise.resolve();
    };
  });
}

/** All since now, the more the later it is asked: a wait for all of it loses nothing to the looks before. */
export function noticing(page: Page): () => Promise<Noticed> {
  let all: Noticed = { buzzes: [], tones: [], wakes: 0, words: [] };
  return async () => {
    const news = await noticedBy(page);
    all = {
      buzzes: [...all.buzzes, ...news.buzzes],
      tones: [...all.tones, ...news.tones],
      wakes: all.wakes + news.wakes,
      words: [...all.words, ...news.words],
    };
    return all;
  };
}

/** All since it was last asked. */
export function noticedBy(page: Page): Promise<Noticed> {
  return page.evaluate(() => {
    const all = (window as unknown as { noticed: Written }).noticed;
    const tones = all.tones.splice(0).map((tone) => tone.frequency.value);
    return { buzzes: all.buzzes.splice(0), words: all.words.splice(0), tones, wakes: all.wakes.splice(0).length };
  });
}
