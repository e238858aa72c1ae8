import type { Page } from '../chromium.ts';

/** A fault between the display and the ear, so that a test can see its judge catch it. */
export type Plant = 'none' | 'overlap' | 'cut' | 'wrong-clip';

/** One clip as the loudspeaker would have it; times on the audio clock. */
export interface HeardClip {
  /** Of the sound file. */
  readonly sha256: string;
  readonly startS: number;
  endS: number;
  /** The clip's own length. */
  readonly fullS: number;
  /** Amplitude. */
  readonly gain: number;
}

declare global {
  interface Window {
    heardClips?: HeardClip[];
  }
}

/**
 * Puts a loudspeaker into a page, before it loads, that runs on the page's own clock and writes down what it plays: hours of
 * announcements pass in minutes. Sound files are decoded by the real browser.
 */
export async function withEars(page: Page, plant: Plant): Promise<void> {
  /* The program that runs the long form marks every function with its name; a page knows no such helper. */
  await page.addInitScript('globalThis.__name = (target) => target;');
  await page.addInitScript((planted) => {
    const heard: HeardClip[] = [];
    const hashes = new WeakMap<AudioBuffer, string>();
    window.heardClips = heard;
    let played = 0;
    let before: AudioBuffer | null = null;

    class Source extends EventTarget {
      buffer: AudioBuffer | null = null;
      private volume: { gain: { value: number } } | null = null;
      private record: HeardClip | null = null;

      connect(node: { gain: { value: number } }): unknown {
        this.volume = node;
        return node;
      }
      disconnect(): void {
        this.volume = null;
      }
      start(atS: number): void {
        const { buffer } = this;
        if (buffer === null) throw new Error('a source without a buffer');
        played += 1;
        const faulty = played % 50 === 0 ? planted : 'none';
        const sounding = faulty === 'wrong-clip' ? (before ?? buffer) : buffer;
        const startS = faulty === 'overlap' ? atS - 0.1 : atS;
        const fullS = sounding.duration;
        const endS = startS + (faulty === 'cut' ? fullS / 2 : fullS);
        this.record = { sha256: hashes.get(sounding) ?? '', startS, endS, fullS, gain: this.volume?.gain.value ?? 0 };
        heard.push(this.record);
        before = buffer;
        setTimeout(() => this.dispatchEvent(new Event('ended')), (endS - performance.now() / 1_000) * 1_000);
      }
      stop(): void {
        if (this.record !== null) this.record.endS = Math.min(this.record.endS, performance.now() / 1_000);
      }
    }

    class Ear extends EventTarget {
      readonly state = 'running';
      readonly destination = {};
      get currentTime(): number {
        return performance.now() / 1_000;
      }
      async decodeAudioData(bytes: ArrayBuffer): Promise<AudioBuffer> {
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const buffer = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
        hashes.set(buffer, [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
        return buffer;
      }
      createBufferSource(): Source {
        return new Source();
      }
      createGain() {
        return { gain: { value: 1 }, connect: (node: unknown) => node, disconnect: () => undefined };
      }
      resume(): Promise<void> {
        return Promise.resolve();
      }
    }

    window.AudioContext = Ear as unknown as typeof AudioContext;
  }, plant);
}
