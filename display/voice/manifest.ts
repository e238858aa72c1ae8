import { CLIP_IDS } from './clip-id.ts';
import type { ClipId } from './clip-id.ts';

/**
 * A voice pack is a folder with `manifest.json` and one sound file a clip:
 *
 *     { "format": 1, "clips": [ { "id": "zh-hao", "text": "号", "pinyin": "hao4", "file": "zh-hao.opus",
 *       "sha256": "…", "durationMs": 314, "engine": "espeak-ng 1.51 cmn-latn-pinyin" }, … ] }
 *
 * `id` is the clip's place in a call (clip-id.ts lists all that must be there); `file` a name in the folder, Ogg Opus
 * (any format Chromium decodes will do, with the ending .opus, .ogg, .mp3 or .m4a); `durationMs` its length without
 * silence at either end. `text`, `pinyin`, `sha256` and `engine` are for people and for tests. To speak with a human
 * voice, record the texts, trim them, replace the folder and build again.
 */
export interface Clip {
  readonly id: string;
  readonly text: string;
  readonly pinyin: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly durationMs: number;
  readonly engine: string;
}

const FORMAT = 1;
export const CLIPS_MAX = 300;
export const CLIP_MAX_MS = 5_000;

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
  return clips;
}

function readClip(raw: unknown, index: number): Clip {
  if (!isRecord(raw)) throw new Error(`voice pack: clip ${index} is not an object`);
  const { id, text, pinyin, file, sha256, durationMs, engine } = raw;
  const name = typeof id === 'string' && /^[a-z0-9-]{1,40}$/.test(id) ? id : null;
  if (name === null) throw new Error(`voice pack: clip ${index} has no usable id`);
  const fault = (key: string): Error => new Error(`voice pack: clip ${name} has no usable ${key}`);
  if (typeof file !== 'string' || !/^[\w-]{1,60}\.(opus|ogg|mp3|m4a)$/.test(file)) throw fault('file');
  if (typeof durationMs !== 'number' || !(durationMs > 0 && durationMs <= CLIP_MAX_MS)) throw fault('durationMs');
  if (typeof text !== 'string') throw fault('text');
  if (typeof pinyin !== 'string' && pinyin !== null) throw fault('pinyin');
  if (typeof sha256 !== 'string') throw fault('sha256');
  if (typeof engine !== 'string') throw fault('engine');
  return { id: name, text, pinyin, file, sha256, durationMs, engine };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
