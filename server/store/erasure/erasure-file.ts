import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../config.ts';
import { exactly, id, listOf, natural, text } from '../shapes/checks.ts';
import { StoreError } from '../store-error.ts';
import type { Erasure } from './erasure.ts';

/** Beside the database, one order a line: an archive that is put back knows nothing of what was erased after it was made. */
export const ERASURES_FILE = 'erasures.jsonl';
const SECRET_MODE = 0o600;

const texts = listOf(text);
const line = exactly<Erasure>({
  id,
  at: natural,
  staffId: id,
  counts: exactly({ day: natural, record: natural, 'follow-up': natural, prospect: natural, attendee: natural }),
  ids: exactly({ people: texts, prospects: texts, attendees: texts }),
  marks: texts,
});

/** @throws StoreError 'erasures-unreadable': who was erased would come back unnoticed */
export function readErasures(folder: string): readonly Erasure[] {
  const file = join(folder, ERASURES_FILE);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((written, index) => (written === '' ? [] : [parsed(written, index + 1, file)]));
}

/** Whole, each time: a file of some hundred lines is never half of one. */
export function writeErasures(folder: string, erasures: readonly Erasure[]): void {
  writeFileDurably(join(folder, ERASURES_FILE), erasures.map((one) => `${JSON.stringify(one)}\n`).join(''), SECRET_MODE);
}

/** Each once, oldest first. */
export function allErasures(...lists: readonly (readonly Erasure[])[]): readonly Erasure[] {
  const byId = new Map(lists.flat().map((one) => [one.id, one] as const));
  return [...byId.values()].sort((one, other) => one.at - other.at);
}

function parsed(written: string, number: number, file: string): Erasure {
  try {
    const read: unknown = JSON.parse(written);
    if (line(read)) return read;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StoreError('erasures-unreadable', file, `line ${number}`);
}
