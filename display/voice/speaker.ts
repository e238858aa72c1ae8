import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { SoundState } from '../diagnostics.ts';
import { gainOf } from './level.ts';
import { decodeClips } from './pack.ts';
import type { DecodedClip, Pack } from './pack.ts';
import { CLIP_GAP_MS } from './schedule.ts';
import type { Plan } from './schedule.ts';

/** Scheduling exactly now would cut the first sound's attack. */
const LEAD_MS = 30;
/**
 * How often a stopped sound is asked for again. A browser stops it for a phone call, a lost loudspeaker or a sleeping panel, and
 * tells nobody when it might be had back.
 */
const ASK_AGAIN_MS = 5_000;

export interface Speaker {
  readonly sound: ReadonlySignal<SoundState>;
  /** Fetches and decodes the clips, and speaks with them from then on; rejects with the fault, and what it spoke with stays. */
  prepare(pack: Pack): Promise<void>;
  /** Puts a plan on the audio clock after whatever is still sounding, `level` percent loud; its start there in ms, null when there is no sound. */
  play(plan: Plan, level: number): number | null;
  /** Tries to start sound that the browser holds back; call it from a touch or a key. */
  unblock(): void;
  fail(): void;
}

/** The one voice of a zone. Every clip is a source of its own on the audio clock, so clips follow one another to the sample. */
export function createSpeaker(): Speaker {
  const context = new AudioContext();
  const sound = signal<SoundState>('loading');
  const playing = new Set<AudioBufferSourceNode>();
  let clips: ReadonlyMap<string, DecodedClip> | null = null;
  let freeAtMs = 0;

  const look = (): void => {
    if (clips !== null) sound.value = context.state === 'running' ? 'on' : 'blocked';
  };
  context.addEventListener('statechange', () => {
    look();
    if (context.state === 'running') return;
    /* What stood on a stopped clock would burst out later, beside other numbers. */
    for (const source of playing) source.stop();
    playing.clear();
    freeAtMs = 0;
  });

  const askAgain = (): void => {
    if (context.state !== 'running' && context.state !== 'closed') void context.resume().then(look, look);
  };
  setInterval(askAgain, ASK_AGAIN_MS);

  const start = ({ buffer, gain }: DecodedClip, level: number, atMs: number): void => {
    const source = context.createBufferSource();
    const volume = context.createGain();
    source.buffer = buffer;
    volume.gain.value = gain * gainOf(level);
    source.connect(volume).connect(context.destination);
    source.addEventListener('ended', () => {
      source.disconnect();
      volume.disconnect();
      playing.delete(source);
    });
    playing.add(source);
    source.start(atMs / 1_000);
  };

  return {
    sound,
    prepare: async (pack) => {
      clips = await decodeClips(pack, context);
      look();
    },
    play: (plan, level) => {
      if (clips === null || context.state !== 'running') return null;
      const startMs = Math.max(context.currentTime * 1_000 + LEAD_MS, freeAtMs + CLIP_GAP_MS);
      for (const planned of plan.clips) {
        const clip = clips.get(planned.clip);
        if (clip !== undefined) start(clip, level, startMs + planned.startMs);
      }
      freeAtMs = startMs + plan.totalMs;
      return startMs;
    },
    unblock: askAgain,
    fail: () => {
      if (clips === null) sound.value = 'broken';
    },
  };
}
