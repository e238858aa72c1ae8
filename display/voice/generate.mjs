/**
 * Makes `pack/` from nothing: `node display/voice/generate.mjs` (needs espeak-ng, sox and opus-tools; nothing at run
 * time does). The clips are committed, so this runs only when the vocabulary changes. espeak-ng runs as a separate
 * program; what it speaks is not covered by its licence.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vocabulary } from './vocabulary.mjs';
import { loudnessDb, readSamples, rms } from './wav.mjs';

const PACK = join(import.meta.dirname, 'pack');
const RATE_HZ = 24_000;
const SPEED_WORDS_PER_MINUTE = 150;
const PITCH = 45;
const SPEECH_RMS = 0.1;
/** The chime opens the ear; it must not be louder than the words. */
const CHIME_RMS = 0.06;
const PEAK_MAX = 0.85;
const BITRATE_KBPS = 32;

const scratch = mkdtempSync(join(tmpdir(), 'voice-'));
const run = (program, args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function writeSamples(path, samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE_HZ, 24);
  bytes.writeUInt32LE(RATE_HZ * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => bytes.writeInt16LE(Math.round(sample * 32_767), 44 + index * 2));
  writeFileSync(path, bytes);
}

const peak = (samples) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** Equal loudness for every clip, or a phrase put together from them limps. */
function level(samples, targetRms) {
  const gain = Math.min(targetRms / rms(samples), PEAK_MAX / peak(samples));
  return samples.map((sample) => sample * gain);
}

/** Two struck bars, a falling third apart, 0.7 s in all. */
function chime() {
  const strikes = [
    { at: 0, hz: 783.99 },
    { at: 0.26, hz: 622.25 },
  ];
  const partials = [
    { times: 1, share: 1, decay: 6 },
    { times: 2.76, share: 0.22, decay: 14 },
    { times: 5.4, share: 0.08, decay: 24 },
  ];
  const samples = new Float64Array(RATE_HZ * 0.7);
  for (const { at, hz } of strikes) {
    for (let index = Math.round(at * RATE_HZ); index < samples.length; index += 1) {
      const t = index / RATE_HZ - at;
      const attack = Math.min(1, t / 0.004);
      for (const { times, share, decay } of partials) {
        samples[index] += attack * share * Math.exp(-decay * t) * Math.sin(2 * Math.PI * hz * times * t);
      }
    }
  }
  const fade = Math.round(0.03 * RATE_HZ);
  return samples.map((sample, index) => sample * Math.min(1, (samples.length - index) / fade));
}

function speak(say, voice) {
  const raw = join(scratch, 'raw.wav');
  const trimmed = join(scratch, 'trimmed.wav');
  run('espeak-ng', ['-v', voice, '-s', String(SPEED_WORDS_PER_MINUTE), '-p', String(PITCH), '-w', raw, say]);
  const trim = ['silence', '1', '0.01', '0.5%', 'fade', 't'];
  /* Backwards first: sox trims and fades at the start of what it is given. */
  run('sox', ['-D', raw, '-r', String(RATE_HZ), trimmed, 'reverse', ...trim, '0.012', 'reverse', ...trim, '0.004']);
  return readSamples(readFileSync(trimmed)).samples;
}

function store(clip, samples, engine) {
  const file = `${clip.id}.opus`;
  const path = join(PACK, file);
  const wav = join(scratch, 'level.wav');
  writeSamples(wav, samples);
  /* A fixed serial number makes the same input the same bytes. */
  run('opusenc', ['--quiet', '--bitrate', String(BITRATE_KBPS), '--serial', '1', '--padding', '0', '--discard-comments', wav, path]);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  const durationMs = Math.round((samples.length / RATE_HZ) * 1000);
  const { id, language, text, pinyin } = clip;
  return { id, language, text, pinyin, file, sha256, durationMs, sampleRateHz: RATE_HZ, loudnessDb: loudnessDb(samples), engine };
}

mkdirSync(PACK, { recursive: true });
for (const name of readdirSync(PACK)) rmSync(join(PACK, name));
const espeak = run('espeak-ng', ['--version']).match(/[\d.]+/)?.[0];
const clips = [
  store({ id: 'chime', language: null, text: '', pinyin: null }, level(chime(), CHIME_RMS), 'synthesised'),
  ...vocabulary.map((clip) => store(clip, level(speak(clip.say, clip.voice), SPEECH_RMS), `espeak-ng ${espeak} ${clip.voice}`)),
];
const lines = clips.map((clip) => `    ${JSON.stringify(clip)}`).join(',\n');
writeFileSync(join(PACK, 'manifest.json'), `{\n  "format": 2,\n  "clips": [\n${lines}\n  ]\n}\n`);
rmSync(scratch, { recursive: true });
const bytes = readdirSync(PACK).reduce((sum, name) => sum + statSync(join(PACK, name)).size, 0);
console.log(`${clips.length} clips, ${Math.round(bytes / 1024)} KB`);
