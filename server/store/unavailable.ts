/** Why nothing can be written now: the disk is full, or another process holds the write lock for longer than anybody should wait. */
export type StorageTrouble = 'full' | 'busy';

/** Nothing was written, and reading still works. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble, file: string, cause: unknown) {
    super(`${file} cannot be written now: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/** Records of this date are not as they were written: there is no report of it. Other dates are not affected. */
export class DayDamaged extends Error {
  override readonly name = 'DayDamaged';
  /** "2026-11-23". */
  readonly date: string;

  constructor(date: string, cause: unknown) {
    super(`the records of ${date} are damaged`, { cause });
    this.date = date;
  }
}
