import { chimeGain, loudnessDb, SILENCE_DB } from './loudness.ts';
import { readManifest } from './manifest.ts';
import type { Clip } from './manifest.ts';
import type { ClipDurations } from './schedule.ts';

/* Addresses of the built-in pack's files as built, by path; nothing is loaded by this. */
const addresses = import.meta.glob<string>('./pack/*', { query: '?url', import: 'default', eager: true });

/** A file whose sound is that much longer or shorter than the manifest says would overlap its neighbour or limp. */
const DURATION_TOLERANCE_MS = 60;
/** A file that much louder or softer than the manifest says is another recording. */
const LOUDNESS_TOLERANCE_DB = 3;

export interface Pack {
  /** Folder below /voice/; null: the pack that comes with the program. */
  readonly name: string | null;
  readonly clips: readonly Clip[];
  readonly durations: ClipDurations;
}

/** A clip ready to sound. */
export interface DecodedClip {
  readonly buffer: AudioBuffer;
  /** Amplitude at full level. */
  readonly gain: number;
}

async function load(packName: string | null, file: string): Promise<Response> {
  const address = packName === null ? addresses[`./pack/${file}`] : `/voice/${packName}/${file}`;
  if (address === undefined) throw new Error(`voice pack: no file ${file}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`voice pack: ${file} answered ${response.status}`);
  return response;
}

/** A pack's manifest, checked: enough to keep the pace of a display that speaks. Rejects with an Error that names the fault. */
export async function loadPack(name: string | null): Promise<Pack> {
  const raw: unknown = await (await load(name, 'manifest.json')).json();
  const clips = readManifest(raw);
  return { name, clips, durations: new Map(clips.map((clip) => [clip.id, clip.durationMs])) };
}

/** Every clip, fetched, decoded and measured once. Rejects with an Error that names the clip at fault. */
export async function decodeClips(pack: Pack, context: BaseAudioContext): Promise<ReadonlyMap<string, DecodedClip>> {
  const decoded = await Promise.all(pack.clips.map((clip) => decodeClip(pack.name, clip, context)));
  const words = decoded.filter(({ clip }) => clip.id !== 'chime').map(({ measuredDb }) => measuredDb);
  const softestDb = Math.min(...words);
  const gainFor = (id: string, measuredDb: number): number => (id === 'chime' ? chimeGain(measuredDb, softestDb) : 1);
  return new Map(decoded.map(({ clip, buffer, measuredDb }) => [clip.id, { buffer, gain: gainFor(clip.id, measuredDb) }]));
}

interface MeasuredClip {
  readonly clip: Clip;
  readonly buffer: AudioBuffer;
  readonly measuredDb: number;
}

async function decodeClip(packName: string | null, clip: Clip, context: BaseAudioContext): Promise<MeasuredClip> {
  const bytes = await (await load(packName, clip.file)).arrayBuffer();
  const buffer = await context.decodeAudioData(bytes).catch((): never => {
    throw new Error(`voice pack: ${clip.file} is not a sound this browser can play`);
  });
  if (Math.abs(buffer.duration * 1_000 - clip.durationMs) > DURATION_TOLERANCE_MS) {
    throw new Error(`voice pack: ${clip.file} lasts ${Math.round(buffer.duration * 1_000)} ms, the manifest says ${clip.durationMs}`);
  }
  const measuredDb = loudnessDb(buffer.getChannelData(0));
  if (measuredDb < SILENCE_DB) throw new Error(`voice pack: ${clip.file} is silent`);
  if (Math.abs(measuredDb - clip.loudnessDb) > LOUDNESS_TOLERANCE_DB) {
    throw new Error(`voice pack: ${clip.file} has ${Math.round(measuredDb)} dB, the manifest says ${clip.loudnessDb}`);
  }
  return { clip, buffer, measuredDb };
}
