/**
 * Writes the manifest of a pack of recordings: `node display/voice/describe-pack.mjs <folder>`. The folder holds one 16-bit
 * WAV a clip, named by its id (`zh-qing.wav`; the ids and the words to read aloud are those of vocabulary.mjs) and `chime.wav`.
 * Says which recordings are missing or strange, and writes nothing then. The display checks everything again when it loads.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocabulary } from './vocabulary.mjs';
import { loudnessDb, readSamples } from './wav.mjs';

function describe(folder, { id, language, text, pinyin }) {
  const file = `${id}.wav`;
  const path = join(folder, file);
  if (!existsSync(path)) return { problem: `${file} is missing: "${text}"` };
  const bytes = readFileSync(path);
  try {
    const { samples, rateHz } = readSamples(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const durationMs = Math.round((samples.length / rateHz) * 1000);
    const clip = {
      id,
      language,
      text,
      pinyin,
      file,
      sha256,
      durationMs,
      sampleRateHz: rateHz,
      loudnessDb: loudnessDb(samples),
      engine: 'recording',
    };
    return Number.isFinite(clip.loudnessDb) ? { clip } : { problem: `${file} is silent` };
  } catch (error) {
    return { problem: `${file}: ${error.message}` };
  }
}

const [folder = ''] = process.argv.slice(2);
if (folder === '' || !existsSync(folder)) {
  console.error('usage: node display/voice/describe-pack.mjs <folder with one WAV a clip>');
  process.exit(2);
}
const wanted = [{ id: 'chime', language: null, text: '', pinyin: null }, ...vocabulary];
const described = wanted.map((clip) => describe(folder, clip));
const problems = described.flatMap(({ problem }) => problem ?? []);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
const lines = described.map(({ clip }) => `    ${JSON.stringify(clip)}`).join(',\n');
writeFileSync(join(folder, 'manifest.json'), `{\n  "format": 2,\n  "clips": [\n${lines}\n  ]\n}\n`);
console.log(`${wanted.length} clips described in ${join(folder, 'manifest.json')}`);
