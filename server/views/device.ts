import type { DeviceCounter, DeviceView } from '../contract/device.ts';
import type { Hall } from '../kernel/state/branch.ts';
import type { PrintJob } from '../kernel/state/printing.ts';
import { counterDisplayView } from './counter-display.ts';
import { countersOpen } from './openness.ts';
import { ratingView } from './rating.ts';
import { composeSlip } from './slip/slip.ts';
import type { ViewTime } from './view-time.ts';

/** Most jobs of one printer handed to an agent at once: a heap of stale paper helps nobody. */
const JOBS_AT_ONCE = 20;

/** What an agent drives, as its token says. */
interface AgentDevices {
  readonly agentId: string;
  readonly printerIds: readonly string[];
  readonly counterIds: readonly string[];
}

export function deviceView(hall: Hall, { agentId, printerIds, counterIds }: AgentDevices, time: ViewTime): DeviceView {
  const counters = counterIds.flatMap((counterId) => counterOf(hall, counterId, time) ?? []);
  return { agentId, counters, printers: printerIds.map((printerId) => ({ printerId, jobs: jobsOf(hall, printerId, time) })) };
}

/** The same facts as on the counter's public display and rating page, so hardware can show nothing else; null: no such counter. */
function counterOf(hall: Hall, counterId: string, time: ViewTime): DeviceCounter | null {
  const display = counterDisplayView(hall, counterId);
  const rating = ratingView(hall, counterId, time);
  if (display === null || rating === null) return null;
  const { label, state, number, elsewhere } = display;
  return { counterId, label, state, number, elsewhere, visitId: rating.visitId };
}

function jobsOf(hall: Hall, printerId: string, time: ViewTime): DeviceView['printers'][number]['jobs'] {
  const jobs: DeviceView['printers'][number]['jobs'] = [];
  for (const jobId of hall.pendingPrints) {
    const job = hall.printJobs.get(jobId);
    if (job === undefined || job.printerId !== printerId || time.now > job.expiresAt) continue;
    const entry = deviceJob(hall, job);
    if (entry !== null) jobs.push(entry);
    if (jobs.length === JOBS_AT_ONCE) break;
  }
  return jobs;
}

function deviceJob(hall: Hall, job: PrintJob): DeviceView['printers'][number]['jobs'][number] | null {
  const ticket = hall.tickets.get(job.ticketId);
  if (ticket === undefined || hall.configuration === null) return null;
  const counters = countersOpen(hall, hall.configuration, ticket.serviceId);
  const slip = composeSlip(hall.configuration, ticket, job.reprintReason !== null, counters);
  return { jobId: job.id, expiresAt: job.expiresAt, slip };
}
