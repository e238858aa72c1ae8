import type { Waits } from './figures.ts';
import type { ReplayRequest, ReplayResult } from './replay.ts';

/** What a replay came to, for people. */
export function replayReport(trace: string, request: ReplayRequest, result: ReplayResult): string {
  const { counts, waits, recordedWaits, digest } = result.figures;
  const lines = [
    `${trace}, ${request.date}: ${request.counters} counters, seed ${request.seed}${request.fault === null ? '' : `, planted fault ${request.fault}`}`,
    '',
    row('arrivals', counts.arrivals),
    row('tickets', counts.tickets),
    row('served', counts.served),
    row('no-show', `${counts.noShows}  (gave up later than they were called)`),
    row('cancelled', `${counts.cancelled}  (gave up while waiting)`),
    row('wait of the served', waitText(waits)),
    row('as the bank recorded', waitText(recordedWaits)),
    row(
      'acknowledgement',
      `p50 ${result.acknowledgementP50Ms.toFixed(2)} ms, p99 ${result.acknowledgementP99Ms.toFixed(2)} ms, of ${result.commands} commands`,
    ),
    row('stored events', `${result.evidence.stored.length}, digest ${digest}`),
    row('elapsed', `${(result.elapsedMs / 1_000).toFixed(1)} s`),
    '',
  ];
  if (result.violations.length === 0) {
    lines.push('Every arrival has exactly one ticket, every served one exactly one transaction; nothing lost, nothing doubled,');
    lines.push('and every call at the very moment that the trace alone gives for first come, first served.');
  } else {
    lines.push('VIOLATIONS', ...result.violations.map((violation) => `  ${violation}`));
  }
  return lines.join('\n');
}

function row(name: string, value: string | number): string {
  return `${name.padEnd(22)}${value}`;
}

function waitText({ meanMs, p90Ms, maxMs }: Waits): string {
  return `mean ${minutes(meanMs)}, P90 ${minutes(p90Ms)}, max ${minutes(maxMs)}`;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}
