import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createReadStream, createWriteStream, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { type DatabaseState, stateOf, verifyCopy } from '../store/integrity/copy.ts';
import { signersIn } from '../store/integrity/keys.ts';
import { isSound, type Verdict, type VerifyParts } from '../store/integrity/verify.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { StoreError } from '../store/store-error.ts';
import { DATABASE } from './archive-files.ts';
import { endOfLog, type ArchivedFile, makerIn, type Manifest, MANIFEST_BYTES_MAX, MANIFEST_FILE, parseManifest } from './manifest.ts';
import { SECRET_FOLDER_MODE, SECRET_MODE } from './on-disk.ts';
import { isNewer, ownRelease } from './release.ts';
import { SafekeepingError } from './safekeeping-error.ts';

/**
 * Unpacks an archive into an empty folder, checking every size and sum on the way. Only what its manifest names is written.
 * @throws SafekeepingError
 */
export async function unpack(file: string, into: string): Promise<Manifest> {
  requireArchive(file);
  const unpacking = new Unpacking(file, into);
  try {
    await unpacking.run();
  } catch (error) {
    throw unpackingError(file, error);
  }
  return unpacking.finished();
}

/**
 * Opens what was unpacked: a database of that schema that goes exactly as far as the manifest says, and is sound.
 * @throws SafekeepingError
 */
export function checkUnpacked(file: string, folder: string, manifest: Manifest, how: Pick<VerifyParts, 'depth' | 'onProgress'>): void {
  const database = join(folder, DATABASE);
  const { schema, head } = readState(file, database);
  if (!isDeepStrictEqual({ schema, head: endOfLog(head) }, { schema: manifest.schema, head: manifest.head }))
    throw new SafekeepingError('archive-damaged', file, `the log ends at event ${head.seq}, not ${manifest.head.seq}`);
  const verdict = verifyCopy({ ...how, file: database, signers: signersIn(folder) });
  if (!isSound(verdict)) throw new SafekeepingError('archive-damaged', file, findings(verdict));
}

export function findings({ eventFindings, tables, trail, structure, head }: Verdict): string {
  const events = eventFindings.slice(0, 3).map(({ kind, seq, day }) => `${kind}: event ${seq}, ${day ?? '—'}`);
  const ofTrail = (trail?.findings ?? []).slice(0, 1).map(({ seq }) => `trail #${seq}`);
  return [...events, ...tables.map(({ table }) => table), ...ofTrail, ...structure.slice(0, 1), ...(head === null ? [] : [head])].join(
    '; ',
  );
}

function readState(file: string, database: string): DatabaseState {
  try {
    return stateOf(database);
  } catch (error) {
    if (error instanceof StoreError) throw new SafekeepingError('archive-damaged', file, error.code);
    throw error;
  }
}

function requireArchive(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new SafekeepingError('archive-missing', file, '');
  if (found.isDirectory()) throw new SafekeepingError('archive-is-folder', file, '');
  const start = Buffer.alloc(2);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, 2, 0);
  closeSync(handle);
  if (start.toString('hex') !== '1f8b') throw new SafekeepingError('not-an-archive', file, 'no gzip file');
}

class Unpacking {
  private readonly file: string;
  private readonly into: string;
  private manifest: Manifest | null = null;
  private readonly missing = new Map<string, ArchivedFile>();
  private taking: Promise<void> = Promise.resolve();
  private failure: unknown = null;

  constructor(file: string, into: string) {
    this.file = file;
    this.into = into;
  }

  async run(): Promise<void> {
    const parser = new Parser({ strict: true });
    parser.on('error', (error: unknown) => (this.failure ??= error));
    // One after the other: what an entry may be is known when the manifest has been read.
    parser.on('entry', (entry: ReadEntry) => {
      this.taking = this.taking
        .then(() => this.take(entry))
        .catch((error: unknown) => {
          this.failure ??= error;
          // Nobody reads on, and the parser waits for whoever does.
          entry.resume();
        });
    });
    try {
      await pipeline(createReadStream(this.file), createGunzip(), (pieces: AsyncIterable<Buffer>) => this.feed(parser, pieces));
    } catch (error) {
      throw this.failure ?? error;
    }
    if (this.failure !== null) throw this.failure as Error;
  }

  private async feed(parser: Parser, pieces: AsyncIterable<Buffer>): Promise<void> {
    for await (const piece of pieces) {
      const isFull = !parser.write(piece);
      if (this.failure !== null) return;
      if (isFull) await once(parser, 'drain');
    }
    const ended = once(parser, 'end');
    parser.end();
    await ended;
    await this.taking;
  }

  /** @throws SafekeepingError when something that the manifest names did not come */
  finished(): Manifest {
    if (this.manifest === null) throw new SafekeepingError('not-an-archive', this.file, 'no manifest');
    const [first] = this.missing.keys();
    if (first !== undefined) throw new SafekeepingError('archive-cut-off', this.file, `${first} is missing`);
    return this.manifest;
  }

  private async take(entry: ReadEntry): Promise<void> {
    if (this.manifest === null) return this.takeManifest(entry);
    const expected = this.missing.get(entry.path);
    if (expected === undefined || entry.type !== 'File') throw this.damaged(`${entry.path} is not in the manifest`);
    this.missing.delete(entry.path);
    const path = join(this.into, entry.path);
    mkdirSync(dirname(path), { recursive: true, mode: SECRET_FOLDER_MODE });
    const hash = createHash('sha256');
    let bytes = 0;
    const count = new Transform({
      transform: (piece: Buffer, _, done) => {
        hash.update(piece);
        bytes += piece.length;
        done(bytes > expected.bytes ? this.damaged(`${entry.path} is too long`) : null, piece);
      },
    });
    await pipeline(Readable.from(entry), count, createWriteStream(path, { mode: SECRET_MODE, flags: 'wx' }));
    if (bytes !== expected.bytes || hash.digest('hex') !== expected.sha256) throw this.damaged(`the sum of ${entry.path} differs`);
  }

  private async takeManifest(entry: ReadEntry): Promise<void> {
    if (entry.path !== MANIFEST_FILE || entry.size > MANIFEST_BYTES_MAX)
      throw new SafekeepingError('not-an-archive', this.file, `it begins with ${entry.path.slice(0, 60)}`);
    this.manifest = this.readManifest(Buffer.concat(await Readable.from(entry).toArray()).toString('utf8'));
    for (const file of this.manifest.files) this.missing.set(file.path, file);
  }

  private readManifest(text: string): Manifest {
    const maker = makerIn(text);
    if (maker === null) throw this.damaged('its manifest cannot be read');
    if (isNewer(maker.release, ownRelease()) || maker.schema > MIGRATIONS.length)
      throw new SafekeepingError('archive-newer', this.file, `${maker.release}, schema ${maker.schema}`);
    try {
      return parseManifest(text);
    } catch {
      throw this.damaged('its manifest cannot be read');
    }
  }

  private damaged(detail: string): SafekeepingError {
    return new SafekeepingError('archive-damaged', this.file, detail);
  }
}

/** What gzip and tar say, in words for the person who repairs it. */
function unpackingError(file: string, error: unknown): unknown {
  if (error instanceof SafekeepingError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR' || /truncated|unexpected end/i.test(error.message)) return new SafekeepingError('archive-cut-off', file, code);
  if (code.startsWith('Z_') || code.startsWith('TAR_')) return new SafekeepingError('archive-damaged', file, code);
  return error;
}
