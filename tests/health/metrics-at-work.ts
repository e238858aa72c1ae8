import { pino } from 'pino';
import { listenForMetrics, type RunningMetrics } from '../../server/metrics/listener.ts';
import type { MetricSources } from '../../server/metrics/sources.ts';
import type { BranchAtWork } from '../protocol/branch-at-work.ts';

/** A monitor at a branch's private listener. */
export interface MetricsAtWork extends RunningMetrics {
  readonly text: () => Promise<string>;
}

/** A branch that keeps its log in memory has no disk. */
const NO_DISK = { databaseBytes: 0, walBytes: 0, freeBytes: 0, isReserved: false };

export async function metricsAtWork({ server, clock }: BranchAtWork, changes: Partial<MetricSources>): Promise<MetricsAtWork> {
  const sources = { server, clock, disk: () => NO_DISK, backupAgeMs: () => 90_000, certificateExpiresAt: () => null, ...changes };
  const running = await listenForMetrics({ host: '127.0.0.1', port: 0 }, sources, pino({ level: 'silent' }));
  if (running === null) throw new Error('the listener for a monitor does not listen');
  return { ...running, text: async () => (await fetch(running.url)).text() };
}

/** The value of one line, such as `branch_condition{kind="storage-full"}`; NaN: there is none. */
export function figure(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? NaN : Number(line.slice(name.length + 1));
}
