import { closeSync, existsSync, fdatasync, fdatasyncSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** How much was stored when this was written. */
export interface LogHead {
  /** Grows whenever the branch is restored: a database of an earlier epoch is not this branch's any more. */
  readonly epoch: number;
  /** The last event, and its sum in the chain; 0: none yet. */
  readonly seq: number;
  readonly sum: number;
  /** Transactions that appended no event. */
  readonly writes: number;
  /** When the last event happened, epoch ms. */
  readonly at: number;
  /** The last row of the trail. */
  readonly trail: TrailEnd;
}

/** The last row of the trail, and its sum in the chain; 0: none yet. */
export interface TrailEnd {
  readonly seq: number;
  readonly sum: number;
}

const SLOTS = 2;
const SLOT_BYTES = 128;
/** A power cut costs at most this much of the head, and nothing of the log: the head is behind then, never ahead. */
const HEAD_SYNC_MS = 2_000;
const SECRET_MODE = 0o600;
/** Before the first row of a trail, and in a release without one, a slot ends after six. */
const FIELDS_WITHOUT_TRAIL = 6;
const FIELDS = 8;

/**
 * How far the log goes, in a file outside the database. SQLite takes a WAL whose end is gone or damaged for a shorter log and says
 * nothing; this file says how long the log was. It is written after each commit and never synced with it, so it costs no
 * acknowledgement anything. Two slots, written in turn: a torn one leaves the one before.
 */
export class HeadFile {
  private readonly handle: number;
  private generation: number;
  private isDirty = false;
  private failed: Error | null = null;
  private readonly syncing: NodeJS.Timeout;

  constructor(file: string) {
    const slots = readSlots(file);
    this.generation = Math.max(0, ...slots.map(({ generation }) => generation));
    this.handle = openSync(file, existsSync(file) ? 'r+' : 'w+', SECRET_MODE);
    this.syncing = setInterval(() => this.sync(), HEAD_SYNC_MS);
    this.syncing.unref();
  }

  /**
   * After the commit: the head is never ahead of what is stored. A full disk leaves it behind, which is no fault.
   * @throws what the disk answered to the last sync; the commit stands, and the process ends as after a failed sync of the log
   */
  write(head: LogHead): void {
    if (this.failed !== null) throw this.failed;
    this.generation += 1;
    const slot = slotOf(this.generation, head);
    try {
      writeSync(this.handle, slot, 0, SLOT_BYTES, (this.generation % SLOTS) * SLOT_BYTES);
      this.isDirty = true;
    } catch (error) {
      if (!isNoSpace(error)) throw error;
    }
  }

  /** For the first head of a database, which must be there before the database is. */
  writeDurably(head: LogHead, file: string): void {
    this.write(head);
    this.write(head);
    fdatasyncSync(this.handle);
    syncFolder(dirname(file));
  }

  close(): void {
    clearInterval(this.syncing);
    if (this.isDirty) fdatasyncSync(this.handle);
    closeSync(this.handle);
  }

  private sync(): void {
    if (!this.isDirty) return;
    this.isDirty = false;
    fdatasync(this.handle, (error) => {
      if (error === null) return;
      if (isNoSpace(error)) this.isDirty = true;
      else this.failed = error;
    });
  }
}

/** The newest head in the file; null: there is none that can be read. */
export function readHead(file: string): LogHead | null {
  const slots = [...readSlots(file)].sort((a, b) => b.generation - a.generation);
  return slots[0]?.head ?? null;
}

interface Slot {
  readonly generation: number;
  readonly head: LogHead;
}

function slotOf(generation: number, { epoch, seq, sum, writes, at, trail }: LogHead): Buffer {
  // An earlier release, to which somebody goes back, reads what it knows.
  const ofTrail = trail.seq === 0 ? [] : [trail.seq, trail.sum];
  const text = [generation, epoch, seq, sum, writes, at, ...ofTrail].join(' ');
  return Buffer.from(`${text} ${crc32(text)}`.padEnd(SLOT_BYTES - 1).concat('\n'), 'ascii');
}

function readSlots(file: string): readonly Slot[] {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return [];
  const bytes = readFileSync(file);
  return Array.from({ length: SLOTS }, (_, index) => bytes.subarray(index * SLOT_BYTES, (index + 1) * SLOT_BYTES)).flatMap(parsed);
}

function parsed(slot: Buffer): readonly Slot[] {
  const words = slot.toString('ascii').trim().split(' ');
  const check = Number(words.pop());
  if (words.length !== FIELDS_WITHOUT_TRAIL && words.length !== FIELDS) return [];
  if (crc32(words.join(' ')) !== check) return [];
  const [generation = 0, epoch = 0, seq = 0, sum = 0, writes = 0, at = 0, trailSeq = 0, trailSum = 0] = words.map(Number);
  return [{ generation, head: { epoch, seq, sum, writes, at, trail: { seq: trailSeq, sum: trailSum } } }];
}

function syncFolder(folder: string): void {
  // Windows opens no folders; NTFS keeps a journal of them.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
