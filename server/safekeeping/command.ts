/** What a safekeeping command is asked. It answers with its exit code: 0 good, 1 not good, 2 asked wrongly. */
export interface Asked {
  readonly dataDir: string;
  readonly args: readonly string[];
  readonly say: (line: string) => void;
  /** The second folder that every archive is copied to; null: none is configured. */
  readonly backupDir: string | null;
}

const PROGRESS_MS = 3_000;

/** Says every few seconds that the work goes on, and for how long it has. */
export async function withProgress<T>(say: (line: string) => void, what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const telling = setInterval(() => say(`${what} … ${Math.round((performance.now() - from) / 1_000)} s`), PROGRESS_MS);
  try {
    return await work();
  } finally {
    clearInterval(telling);
  }
}

/** For work that keeps the process to itself: says every few seconds how far it is. */
export function eventsChecked(say: (line: string) => void): (events: number) => void {
  let saidAt = performance.now();
  return (events) => {
    if (performance.now() - saidAt < PROGRESS_MS) return;
    saidAt = performance.now();
    say(`已核对 ${events} 条 events checked …`);
  };
}

/** "12.3 MB". */
export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
