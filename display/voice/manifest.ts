import { CLIP_IDS } from './clip-id.ts';
import type { ClipId } from './clip-id.ts';

/**
 * A voice pack is a folder with `manifest.json` and one sound file a clip:
 *
 *     { "format": 2, "clips": [ { "id": "zh-hao", "language": "zh-CN", "text": "号", "pinyin": "hao4", "file": "zh-hao.opus",
 *       "sha256": "…", "durationMs": 314, "sampleRateHz": 24000, "loudnessDb": -20, "engine": "espeak-ng 1.51 cmn-latn-pinyin" }, … ] }
 *
 * `id` is the clip's place in a call (clip-id.ts lists all that must be there); `language` what it speaks (a BCP 47 tag, null
 * for the chime); `file` a name in the folder: .opus, .ogg, .mp3, .m4a or .wav; `durationMs` its length without silence at
 * either end; `sampleRateHz` of the recording; `loudnessDb` its RMS below full scale, the same for all words within
 * WORD_SPREAD_MAX_DB. `text`, `pinyin`, `sha256` and `engine` are for people and for tests; the last three may be null.
 *
 * To speak with a human voice: record the texts of `vocabulary.mjs`, each as `<id>.wav` and trimmed, in one folder below the
 * data directory's `voice/`; let `describe-pack.mjs` write its manifest; name the folder in `voice.packName`.
 */
export interface Clip {
  readonly id: string;
  readonly language: string | null;
  readonly text: string;
  readonly pinyin: string | null;
  readonly file: string;
  readonly sha256: string | null;
  readonly durationMs: number;
  readonly sampleRateHz: number;
  readonly loudnessDb: number;
  readonly engine: string | null;
}

const FORMAT = 2;
const CLIPS_MAX = 300;
const CLIP_MIN_MS = 80;
const CLIP_MAX_MS = 5_000;
/** Below it is a telephone line, above it no sound card. */
const SAMPLE_RATE_MIN_HZ = 16_000;
const SAMPLE_RATE_MAX_HZ = 96_000;
/** Softer words are lost in a hall, and louder ones are distorted. */
const LOUDNESS_MIN_DB = -40;
const LOUDNESS_MAX_DB = -6;
/** Words further apart than that sound like two rooms. */
const WORD_SPREAD_MAX_DB = 9;

/** A pack's manifest, checked. Throws an Error that names the clip at fault. */
export function readManifest(raw: unknown): readonly Clip[] {
  if (!isRecord(raw)) throw new Error('voice pack: the manifest is not an object');
  if (raw['format'] !== FORMAT) throw new Error(`voice pack: format ${String(raw['format'])}, expected ${FORMAT}`);
  const entries: unknown = raw['clips'];
  if (!Array.isArray(entries) || entries.length > CLIPS_MAX) throw new Error(`voice pack: clips is not a list of at most ${CLIPS_MAX}`);
  const clips = entries.map(readClip);
  const known = new Set<string>();
  for (const clip of clips) {
    if (known.has(clip.id)) throw new Error(`voice pack: clip ${clip.id} is there twice`);
    known.add(clip.id);
  }
  const missing = CLIP_IDS.filter((id: ClipId) => !known.has(id));
  if (missing.length > 0) throw new Error(`voice pack: missing ${missing.join(', ')}`);
  assertOneLoudness(clips);
  return clips;
}

function assertOneLoudness(clips: readonly Clip[]): void {
  const words = clips.filter((clip) => clip.id !== 'chime').sort((one, other) => one.loudnessDb - other.loudnessDb);
  const softest = words[0];
  const loudest = words.at(-1);
  if (softest === undefined || loudest === undefined) return;
  const spreadDb = loudest.loudnessDb - softest.loudnessDb;
  if (spreadDb <= WORD_SPREAD_MAX_DB) return;
  throw new Error(`voice pack: clip ${loudest.id} is ${Math.round(spreadDb)} dB louder than ${softest.id}, at most ${WORD_SPREAD_MAX_DB}`);
}

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function readClip(raw: unknown, index: number): Clip {
  if (!isRecord(raw)) throw new Error(`voice pack: clip ${index} is not an object`);
  const { id, language, text, pinyin, file, sha256, durationMs, sampleRateHz, loudnessDb, engine } = raw;
  const name = typeof id === 'string' && /^[a-z0-9-]{1,40}$/.test(id) ? id : null;
  if (name === null) throw new Error(`voice pack: clip ${index} has no usable id`);
  const fault = (key: string): Error => new Error(`voice pack: clip ${name} has no usable ${key}`);
  if (typeof file !== 'string' || !/^[\w-]{1,60}\.(opus|ogg|mp3|m4a|wav)$/.test(file)) throw fault('file');
  if (!isBetween(durationMs, CLIP_MIN_MS, CLIP_MAX_MS)) throw fault('durationMs');
  if (!isBetween(sampleRateHz, SAMPLE_RATE_MIN_HZ, SAMPLE_RATE_MAX_HZ)) throw fault('sampleRateHz');
  if (!isBetween(loudnessDb, LOUDNESS_MIN_DB, LOUDNESS_MAX_DB)) throw fault('loudnessDb');
  if (typeof text !== 'string') throw fault('text');
  if (language !== null && !(typeof language === 'string' && LANGUAGE_TAG.test(language))) throw fault('language');
  const notes = { pinyin, sha256, engine };
  if (!areNotes(notes)) throw fault('pinyin, sha256 or engine');
  return { id: name, language, text, file, durationMs, sampleRateHz, loudnessDb, ...notes };
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function areNotes<Key extends string>(notes: Readonly<Record<Key, unknown>>): notes is Readonly<Record<Key, string | null>> {
  return Object.values(notes).every(isTextOrNull);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
