import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { BackgroundTables, TABLE_DEADLINES_MS, type TableAnswer } from '../../simulation/background.ts';
import { type ObserverAnswer, observerAnswer, ruleTable } from '../../contract/supervisor.ts';
import { NUMBERINGS } from '../../kernel/configuration/configuration.ts';
import { OBSERVED_DEMAND } from '../../simulation/observer/crowd.ts';
import { OBSERVER_PHONES, OBSERVER_SLIPS } from '../../simulation/observer/observer-arguments.ts';
import type { ObserverRequest } from '../../simulation/observer/table.ts';
import { LOAD_MAX, ORDINARY_DEMAND } from '../../simulation/synthetic-day.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';

const MINUTE_MS = 60_000;
/** Days behind one table of a screen: enough to rank rules, few enough to wait for. */
const TABLE_DAYS = 20;
const SEED = 1;
const LIST_MAX_LENGTH = 60;
const DEFAULT_HEAD_STARTS_MIN = [10, 15, 20];
const HEAD_STARTS_MAX = 4;
const HEAD_START_MAX_MIN = 720;
const CAPS_MAX = 3;
const CAP_MAX = 20;

function list<Out>(item: z.ZodType<Out, string>, longest: number) {
  const items = z.array(item).min(1).max(longest);
  return z
    .string()
    .max(LIST_MAX_LENGTH)
    .transform((text) => text.split(','))
    .pipe(items);
}

/** "15": a whole number of at most this. */
function whole(most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((value) => value <= most);
}

const cap: z.ZodType<number | null, string> = z.union([z.literal('none').transform(() => null), whole(CAP_MAX)]);

/** All optional. Defaults: an ordinary day of a busy branch, and head-starts around the usual ones. */
const simulationQuery = z.strictObject({
  load: z.coerce.number().min(0.05).max(LOAD_MAX).default(ORDINARY_DEMAND.load),
  premiumShare: z.coerce.number().min(0).max(0.9).default(ORDINARY_DEMAND.premiumShare),
  headStartsMin: list(whole(HEAD_START_MAX_MIN), HEAD_STARTS_MAX).default(DEFAULT_HEAD_STARTS_MIN),
  caps: list(cap, CAPS_MAX).nullable().default(null),
});

/** Days behind the table of observers, for each numbering: enough to tell the numberings apart. */
const OBSERVED_DAYS = { days: 6, practiceDays: 9 };

const observerQuery = z.strictObject({
  load: z.coerce.number().min(0.05).max(LOAD_MAX).default(OBSERVED_DEMAND.load),
  premiumShare: z.coerce.number().min(0.01).max(0.5).default(OBSERVED_DEMAND.premiumShare),
});

/** What the rule costs and gives, and what its numbers tell, computed for the configuration in force; for supervisors. */
export function simulationRoutes(parts: HttpParts): Router {
  const tables = new BackgroundTables(TABLE_DEADLINES_MS);
  const router = Router();
  router.get(
    '/simulation',
    signedIn(parts, null, (_, subject, request, response) => getTable(parts, tables, subject, request, response)),
  );
  router.get(
    '/simulation/observers',
    signedIn(parts, null, (_, subject, request, response) => getObservers(parts, tables, subject, request, response)),
  );
  return router;
}

async function getObservers(
  { edge }: HttpParts,
  tables: BackgroundTables,
  subject: Subject,
  request: Request,
  response: Response,
): Promise<void> {
  const query = queryOf(observerQuery, subject, request, response);
  if (query === null) return;
  const configuration = edge.configuration();
  const { load, premiumShare } = query;
  const asked: ObserverRequest = {
    ...OBSERVED_DAYS,
    configuration,
    demand: { ...OBSERVED_DEMAND, load, premiumShare },
    seed: SEED,
    slips: OBSERVER_SLIPS,
    phones: OBSERVER_PHONES,
    observers: ['wall', 'all'],
    numberings: NUMBERINGS,
    seenAtShares: [0, premiumShare],
  };
  const numbering: ObserverAnswer['numbering'] = { inForce: configuration.rules.numbering, next: edge.slip.upcoming().rules.numbering };
  send(edge, response, observerAnswer, await tables.observe(asked), (table) => ({ table, numbering }));
}

/** What a supervisor asks; null: the refusal has been sent. */
function queryOf<Query>(schema: z.ZodType<Query>, { audience }: Subject, request: Request, response: Response): Query | null {
  const query = schema.safeParse(request.query);
  if (audience !== 'supervisor') refuse(response, 'not-allowed', {});
  else if (query.success) return query.data;
  else {
    const issue = query.error.issues[0];
    const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
    refuse(response, 'malformed', { field: String(field ?? 'query').slice(0, 48) });
  }
  return null;
}

function send<Table, Told>(
  edge: HttpParts['edge'],
  response: Response,
  schema: z.ZodType<Told>,
  answer: TableAnswer<Table>,
  told: (table: Table) => unknown,
): void {
  switch (answer.kind) {
    case 'table':
      return answerJson(response, schema, told(answer.table));
    case 'busy':
      return refuse(response, 'simulation-busy', {});
    case 'late':
      return refuse(response, 'simulation-late', {});
    case 'failed':
      edge.log.error({ message: answer.message }, 'a simulation failed');
      return refuse(response, 'simulation-failed', {});
    default:
      return answer satisfies never;
  }
}

async function getTable(
  { edge }: HttpParts,
  tables: BackgroundTables,
  subject: Subject,
  request: Request,
  response: Response,
): Promise<void> {
  const query = queryOf(simulationQuery, subject, request, response);
  if (query === null) return;
  const configuration = edge.configuration();
  const { load, premiumShare, headStartsMin, caps } = query;
  const demand = { ...ORDINARY_DEMAND, load, premiumShare };
  const headStartsMs = headStartsMin.map((minutes) => minutes * MINUTE_MS);
  const known = { configuration, demand, days: TABLE_DAYS, seed: SEED };
  const answer = await tables.make({ ...known, headStartsMs, caps: caps ?? [configuration.policy.overtakeCap] });
  send(edge, response, ruleTable, answer, (table) => table);
}
