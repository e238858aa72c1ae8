import { readManifest } from './manifest.ts';
import type { Clip } from './manifest.ts';
import type { ClipDurations } from './schedule.ts';

/* Addresses of the pack's files as built, by path; nothing is loaded by this. */
const addresses = import.meta.glob<string>('./pack/*', { query: '?url', import: 'default', eager: true });

/** A file whose sound is that much longer or shorter than the manifest says would overlap its neighbour or limp. */
const DURATION_TOLERANCE_MS = 60;

export interface Pack {
  readonly clips: readonly Clip[];
  readonly durations: ClipDurations;
}

async function load(file: string): Promise<Response> {
  const address = addresses[`./pack/${file}`];
  if (address === undefined) throw new Error(`voice pack: no file ${file}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`voice pack: ${file} answered ${response.status}`);
  return response;
}

/** The pack's manifest, checked: enough to keep the pace of a display that speaks. Rejects with an Error that names the fault. */
export async function loadPack(): Promise<Pack> {
  const raw: unknown = await (await load('manifest.json')).json();
  const clips = readManifest(raw);
  return { clips, durations: new Map(clips.map((clip) => [clip.id, clip.durationMs])) };
}

/** Every clip, fetched and decoded once. Rejects with an Error that names the clip at fault. */
export async function decodeClips(pack: Pack, context: BaseAudioContext): Promise<ReadonlyMap<string, AudioBuffer>> {
  const decoded = await Promise.all(
    pack.clips.map(async (clip) => {
      const bytes = await (await load(clip.file)).arrayBuffer();
      const buffer = await context.decodeAudioData(bytes).catch((): never => {
        throw new Error(`voice pack: ${clip.file} is not a sound this browser can play`);
      });
      if (Math.abs(buffer.duration * 1_000 - clip.durationMs) > DURATION_TOLERANCE_MS) {
        throw new Error(`voice pack: ${clip.file} lasts ${Math.round(buffer.duration * 1_000)} ms, the manifest says ${clip.durationMs}`);
      }
      return [clip.id, buffer] as const;
    }),
  );
  return new Map(decoded);
}
