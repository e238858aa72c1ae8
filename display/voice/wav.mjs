/** Sound files as the pack's tools read them: 16-bit PCM WAV, its first channel. */

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const PCM = 1;
const BYTES_A_SAMPLE = 2;

/** WAV bytes → samples in -1…1 and their rate. Throws an Error that says what the file is instead. */
export function readSamples(bytes) {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') throw new Error('not a WAV file');
  let format = null;
  for (let at = RIFF_HEADER_BYTES; at + CHUNK_HEADER_BYTES <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const body = at + CHUNK_HEADER_BYTES;
    if (name === 'fmt ')
      format = {
        coding: bytes.readUInt16LE(body),
        channels: bytes.readUInt16LE(body + 2),
        rateHz: bytes.readUInt32LE(body + 4),
        bits: bytes.readUInt16LE(body + 14),
      };
    if (name === 'data') return samplesOf(bytes, body, Math.min(length, bytes.length - body), format);
    at = body + length + (length % 2);
  }
  throw new Error('a WAV file without sound');
}

function samplesOf(bytes, start, length, format) {
  if (format?.coding !== PCM || format.bits !== 8 * BYTES_A_SAMPLE) throw new Error('not 16-bit PCM: export the recording as 16-bit WAV');
  const stride = BYTES_A_SAMPLE * format.channels;
  const samples = Float64Array.from(
    { length: Math.floor(length / stride) },
    (_, index) => bytes.readInt16LE(start + index * stride) / 32_768,
  );
  return { samples, rateHz: format.rateHz };
}

export const rms = (samples) => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));

/** RMS below full scale, to a tenth of a dB. */
export const loudnessDb = (samples) => Math.round(200 * Math.log10(rms(samples))) / 10;
