import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Logger } from 'pino';
import type { Verdict } from '../store/integrity/verify.ts';

/** The first check does not get in the way of a start. */
const FIRST_CHECK_AFTER_MS = 10_000;
/** 03:00: nobody is served, and the day's reports have been read. */
const NIGHTLY_AT_MINUTE = 180;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** A disk that needs longer for a year's records has other problems. */
const CHECK_WITHIN_MS = 30 * MINUTE_MS;
const OUTPUT_MAX_BYTES = 1024 * 1024;

interface RecordsWatchParts {
  /** What Node is given to run the check, in a process of its own that may be slow without anybody waiting for it. */
  readonly program: readonly string[];
  readonly dataDir: string;
  /** Damage that was met by others; null: none. */
  readonly met: () => string | null;
  readonly minuteOfDay: () => number;
  readonly log: Logger;
}

/** Has all records checked in the background: shortly after the start, and every night. */
export class RecordsWatch {
  private readonly parts: RecordsWatchParts;
  private found: string | null = null;
  private timer: NodeJS.Timeout;
  private child: ChildProcess | null = null;

  constructor(parts: RecordsWatchParts) {
    this.parts = parts;
    this.timer = setTimeout(() => this.check(), FIRST_CHECK_AFTER_MS);
  }

  /** What is damaged, in a few words; null: nothing is known to be. */
  damage(): string | null {
    return this.found ?? this.parts.met();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.child?.kill();
  }

  private check(): void {
    const { program, dataDir, log, minuteOfDay } = this.parts;
    const untilNight = (NIGHTLY_AT_MINUTE - minuteOfDay() + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    this.timer = setTimeout(() => this.check(), untilNight * MINUTE_MS);
    const child = spawn(process.execPath, [...program, 'verify', '--full', '--json'], {
      env: { DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: CHECK_WITHIN_MS,
    });
    this.child = child;
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < OUTPUT_MAX_BYTES) output += text;
    });
    child.on('error', (error) => log.error({ reason: error.message }, 'the records could not be checked'));
    child.on('close', (code) => {
      this.child = null;
      const verdict = verdictIn(output);
      if (verdict === null) log.error({ code }, 'the records could not be checked');
      else this.take(verdict);
    });
  }

  private take(verdict: Verdict): void {
    this.found = damageIn(verdict);
    this.parts.log.info({ events: verdict.events, found: this.found }, 'all records were checked');
  }
}

function verdictIn(output: string): Verdict | null {
  try {
    return JSON.parse(output) as Verdict;
  } catch {
    return null;
  }
}

/** Days and tables, for a person; null: everything is sound. */
function damageIn({ eventFindings, tables, structure, head }: Verdict): string | null {
  const days = [...new Set(eventFindings.map(({ day, seq }) => day ?? `#${seq}`))];
  const others = [
    ...tables.map(({ table }) => table),
    ...(structure.length > 0 ? ['SQLite'] : []),
    ...(head === null ? [] : ['branch.db.head']),
  ];
  return days.length + others.length === 0 ? null : [...days, ...others].join(', ');
}
