import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { SERVER_CONDITION_KINDS } from '../contract/server-condition.ts';
import type { Commit, CommitOutcome } from '../desk/desk-parts.ts';
import { PRINT_FAILURES, type PrintOutcome } from '../kernel/state/printing.ts';
import { GAUGES } from './gauges.ts';
import type { MetricSources } from './sources.ts';

/** Seconds. A commit takes 0.6 ms when idle; the promise is 50 ms, and 2 s is how long it waits for another program's lock. */
const COMMIT_BUCKETS = [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2.5];
const COMMIT_OUTCOMES = ['done', 'full', 'busy'] as const satisfies readonly CommitOutcome[];
const IO_ERRORS = 'An I/O error is in no figure: it ends the process, whose start is process_start_time_seconds.';
const NOT_SEEN = 'A screen that has taken it and does not show it is not seen here.';
/** The cause of a slip that did not fail. */
const NO_CAUSE = 'none';

/**
 * All figures of one server. A label is a word of a closed list of this program: no customer, ticket, class or name is in any.
 * Beside these stand prom-client's own: the delay of the event loop, memory, garbage collection, the start of the process.
 */
export function metricsOf(sources: MetricSources): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, read } of GAUGES) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(sources));
      },
    });
  }
  conditionFigures(sources, registry);
  connectionFigures(sources, registry);
  const [commits, slips] = [commitFigures(registry), slipFigures(registry)];
  sources.server.desk.watch((commit) => {
    commits(commit);
    slips(commit);
  });
  return registry;
}

function commitFigures(registry: Registry): (commit: Commit) => void {
  const seconds = new Histogram({
    name: 'branch_commit_seconds',
    help: `Time until what waited was durable, or refused: "full" the disk, "busy" another program holds the database. ${IO_ERRORS}`,
    labelNames: ['outcome'],
    buckets: COMMIT_BUCKETS,
    registers: [registry],
  });
  for (const outcome of COMMIT_OUTCOMES) seconds.zero({ outcome });
  const repeats = new Counter({
    name: 'branch_commands_repeated_total',
    help: 'Commands whose id had been answered before, and that got the same answer. Many of them: answers get lost on the way.',
    registers: [registry],
  });
  return ({ outcome, durationMs, repeated }) => {
    seconds.observe({ outcome }, durationMs / 1_000);
    if (repeated > 0) repeats.inc(repeated);
  };
}

function slipFigures(registry: Registry): (commit: Commit) => void {
  const slips = new Counter({
    name: 'branch_slip_reports_total',
    help: 'Reports of what became of a slip. One that came out late is reported twice: unconfirmed or failed, then printed.',
    labelNames: ['outcome', 'cause'],
    registers: [registry],
  });
  const outcomes: readonly PrintOutcome[] = [
    { result: 'printed' },
    { result: 'unconfirmed' },
    ...PRINT_FAILURES.map((cause) => ({ result: 'failed', cause }) as const),
  ];
  for (const outcome of outcomes) slips.inc(labelsOf(outcome), 0);
  return ({ changed }) => {
    for (const { event } of changed) if (event.type === 'print-reported') slips.inc(labelsOf(event.outcome));
  };
}

function labelsOf(outcome: PrintOutcome) {
  return { outcome: outcome.result, cause: outcome.result === 'failed' ? outcome.cause : NO_CAUSE };
}

function conditionFigures({ server: { conditions } }: MetricSources, registry: Registry): void {
  new Gauge({
    name: 'branch_condition',
    help: '1: this is wrong with the server now.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      const present = new Set(conditions.present().map(({ kind }) => kind));
      for (const kind of SERVER_CONDITION_KINDS) this.set({ kind }, Number(present.has(kind)));
    },
  });
  new Counter({
    name: 'branch_condition_begun_total',
    help: 'How often this has begun since the start. The server looks every second; of the clock, every jump that lasted is one.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      this.reset();
      for (const kind of SERVER_CONDITION_KINDS) this.inc({ kind }, conditions.timesBegun(kind));
    },
  });
}

function connectionFigures({ server }: MetricSources, registry: Registry): void {
  new Gauge({
    name: 'branch_screens_connected',
    help: 'Connected screens and devices.',
    labelNames: ['audience'],
    registers: [registry],
    collect() {
      for (const { audience, connected } of server.connections()) this.set({ audience }, connected);
    },
  });
  new Gauge({
    name: 'branch_screens_behind',
    help: `Of these, how many do not keep up: the operating system has not taken yet what was last sent to them. ${NOT_SEEN}`,
    labelNames: ['audience'],
    registers: [registry],
    collect() {
      for (const { audience, behind } of server.connections()) this.set({ audience }, behind);
    },
  });
}
