import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownDirectory } from '../store/directory.ts';

const LIBRARIES = '/usr/lib';

/** The machine's clock as programs see it that run with `env`: wrong by whatever is set. Time that only grows stays true. */
export class FakedClock {
  readonly env: Readonly<Record<string, string>>;
  private readonly file: string;

  /** `error` as libfaketime writes it: "+4h", "-2h", "+1d". */
  constructor(error: string) {
    this.file = join(ownDirectory(), 'clock');
    this.set(error);
    this.env = {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: '1',
      DONT_FAKE_MONOTONIC: '1',
    };
  }

  /** In one piece: the file is read at each look at the clock. */
  set(error: string): void {
    writeFileSync(`${this.file}.new`, `${error}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}

function library(): string {
  const files = readdirSync(LIBRARIES).map((folder) => join(LIBRARIES, folder, 'faketime/libfaketimeMT.so.1'));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error('Debian’s package libfaketime is missing');
  return found;
}
