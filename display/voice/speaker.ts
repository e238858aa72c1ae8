import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { SoundState } from '../diagnostics.ts';
import { decodeClips } from './pack.ts';
import type { Pack } from './pack.ts';
import { CLIP_GAP_MS } from './schedule.ts';
import type { Plan } from './schedule.ts';

/** Scheduling exactly now would cut the first sound's attack. */
const LEAD_MS = 30;

export interface Speaker {
  readonly sound: ReadonlySignal<SoundState>;
  /** Fetches and decodes the clips; rejects with the fault. */
  prepare(pack: Pack): Promise<void>;
  /** Puts a plan on the audio clock after whatever is still sounding; its start there in ms, null when there is no sound. */
  play(plan: Plan): number | null;
  /** Tries to start sound that the browser holds back; call it from a touch or a key. */
  unblock(): void;
  fail(): void;
}

/** The one voice of a zone. Every clip is a source of its own on the audio clock, so clips follow one another to the sample. */
export function createSpeaker(): Speaker {
  const context = new AudioContext();
  const sound = signal<SoundState>('loading');
  const playing = new Set<AudioBufferSourceNode>();
  let buffers: ReadonlyMap<string, AudioBuffer> | null = null;
  let freeAtMs = 0;

  const look = (): void => {
    if (buffers !== null) sound.value = context.state === 'running' ? 'on' : 'blocked';
  };
  context.addEventListener('statechange', () => {
    look();
    if (context.state === 'running') return;
    /* What stood on a stopped clock would burst out later, beside other numbers. */
    for (const source of playing) source.stop();
    playing.clear();
    freeAtMs = 0;
  });

  const start = (buffer: AudioBuffer, atMs: number): void => {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    source.addEventListener('ended', () => {
      source.disconnect();
      playing.delete(source);
    });
    playing.add(source);
    source.start(atMs / 1_000);
  };

  return {
    sound,
    prepare: async (pack) => {
      buffers = await decodeClips(pack, context);
      look();
    },
    play: (plan) => {
      if (buffers === null || context.state !== 'running') return null;
      const startMs = Math.max(context.currentTime * 1_000 + LEAD_MS, freeAtMs + CLIP_GAP_MS);
      for (const clip of plan.clips) {
        const buffer = buffers.get(clip.clip);
        if (buffer !== undefined) start(buffer, startMs + clip.startMs);
      }
      freeAtMs = startMs + plan.totalMs;
      return startMs;
    },
    unblock: () => {
      if (context.state !== 'running') void context.resume();
    },
    fail: () => {
      sound.value = 'broken';
    },
  };
}
