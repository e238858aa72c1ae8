import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ObserverRequest, ObserverTable } from './observer/table.ts';
import type { RuleTable, TableRequest } from './rule-table.ts';

/** A table that takes longer is given up, and its thread is ended. Observers practise before they look: six counters take ten seconds, ten take forty. */
export const TABLE_DEADLINES_MS: Readonly<Record<Work['kind'], number>> = { rules: 30_000, observers: 120_000 };
const MEMORY_MAX_MB = 256;

/** What the thread is given to compute. */
export type Work =
  { readonly kind: 'rules'; readonly request: TableRequest } | { readonly kind: 'observers'; readonly request: ObserverRequest };

export type TableAnswer<Table> =
  | { readonly kind: 'table'; readonly table: Table }
  /** Another table is being computed. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'late' }
  | { readonly kind: 'failed'; readonly message: string };

/** Computes tables in a thread beside the branch, one at a time, with a deadline. */
export class BackgroundTables {
  private readonly deadlinesMs: typeof TABLE_DEADLINES_MS;
  private running = false;

  constructor(deadlinesMs: typeof TABLE_DEADLINES_MS) {
    this.deadlinesMs = deadlinesMs;
  }

  make(request: TableRequest): Promise<TableAnswer<RuleTable>> {
    return this.compute<RuleTable>({ kind: 'rules', request });
  }

  observe(request: ObserverRequest): Promise<TableAnswer<ObserverTable>> {
    return this.compute<ObserverTable>({ kind: 'observers', request });
  }

  private async compute<Table>(work: Work): Promise<TableAnswer<Table>> {
    if (this.running) return { kind: 'busy' };
    this.running = true;
    try {
      return await inThread<Table>(work, this.deadlinesMs[work.kind]);
    } finally {
      this.running = false;
    }
  }
}

function inThread<Table>(workerData: Work, deadlineMs: number): Promise<TableAnswer<Table>> {
  const worker = new Worker(program(), { workerData, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB } });
  // A stopping server does not wait for a table.
  worker.unref();
  return new Promise((resolve) => {
    const end = (answer: TableAnswer<Table>): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ kind: 'late' }), deadlineMs);
    timer.unref();
    worker.once('message', (table: Table) => end({ kind: 'table', table }));
    worker.once('error', (error) => end({ kind: 'failed', message: error.message }));
    worker.once('exit', (code) => end({ kind: 'failed', message: `the thread ended with ${code}` }));
  });
}

/** One file beside the bundle, or the source with a loader. */
function program(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const bundled = join(here, 'simulation-worker.js');
  return existsSync(bundled) ? bundled : join(here, 'worker-from-source.mjs');
}
