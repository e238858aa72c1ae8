import { parseArgs } from 'node:util';
import { StoreError } from '../../../server/store/store-error.ts';
import { COUNTERS_MAX } from './configuration.ts';
import { type Fault, FAULTS } from './fault.ts';
import { replay, type ReplayRequest } from './replay.ts';
import { replayReport } from './report.ts';
import { readTrace, TraceError } from './trace.ts';

const USAGE = `npm run replay -- --trace <csv> --date <yyyy-mm-dd> --counters <1 to ${COUNTERS_MAX}> [--seed <text>] [--fault <kind>]
  --fault plants a fault in what was stored, to see the check find it: ${FAULTS.join(', ')}`;
const SEED_MAX_LENGTH = 40;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Arguments {
  readonly trace: string;
  readonly request: ReplayRequest;
}

/** @throws UsageError or TraceError */
function read(args: readonly string[]): Arguments {
  const options = {
    trace: { type: 'string' },
    date: { type: 'string' },
    counters: { type: 'string' },
    seed: { type: 'string' },
    fault: { type: 'string' },
  } as const;
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const { trace, date, counters = '', seed = '1', fault = null } = values;
  if (trace === undefined || date === undefined) throw new UsageError('--trace and --date are needed');
  if (!/^\d{1,2}$/.test(counters) || Number(counters) < 1 || Number(counters) > COUNTERS_MAX) {
    throw new UsageError(`--counters: a whole number from 1 to ${COUNTERS_MAX}`);
  }
  if (fault !== null && !isFault(fault)) throw new UsageError(`--fault: one of ${FAULTS.join(', ')}`);
  if (seed.length > SEED_MAX_LENGTH) throw new UsageError(`--seed: at most ${SEED_MAX_LENGTH} characters`);
  return { trace, request: { callers: readTrace(trace, date), date, counters: Number(counters), seed, fault } };
}

function isFault(name: string): name is Fault {
  return (FAULTS as readonly string[]).includes(name);
}

function isForPeople(error: unknown): error is Error {
  const isArgument = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return error instanceof UsageError || error instanceof TraceError || error instanceof StoreError || isArgument;
}

try {
  const { trace, request } = read(process.argv.slice(2));
  const result = await replay(request);
  console.log(replayReport(trace, request, result));
  if (result.violations.length > 0) process.exitCode = 1;
} catch (error) {
  if (!isForPeople(error)) throw error;
  console.error(error.message);
  if (!(error instanceof TraceError)) console.error(USAGE);
  process.exitCode = 1;
}
