import { z } from 'zod';
import { dayReport } from '../../contract/day-report.ts';
import { explanation, ticketsFound } from '../../contract/explanation.ts';
import { formDatesAnswer } from '../../contract/records.ts';
import { accepted, done, refusal } from '../../contract/outgoing.ts';
import { observerAnswer, ruleTable } from '../../contract/supervisor.ts';
import { CONTRACT_VERSION } from '../../contract/version.ts';
import { AUDIENCES } from '../../contract/wire.ts';
import { LANGUAGES } from '../../kernel/configuration/local-text.ts';
import { AUDIENCE_ROWS } from '../audiences.ts';
import { commandsOf } from '../of-subject.ts';
import { commandId } from '../requests.ts';
import type { Subject } from '../subjects/subject.ts';
import { clockStatusSchema } from './clock-routes.ts';
import { dayStatusSchema } from './day-status.ts';
import { listPaths } from './openapi-lists.ts';
import { peoplePaths } from './openapi-people.ts';
import { recordPaths } from './openapi-records.ts';
import { NUMBER_MAX_LENGTH } from './ticket-routes.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The HTTP API as an OpenAPI 3.1 document, made from the schemas that check the requests. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly security: readonly JsonSchema[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: { readonly securitySchemes: JsonSchema; readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export function openApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Branch queue',
      version: `${CONTRACT_VERSION}.0.0`,
      description:
        'The same commands and views as the screens use, over HTTP. A token decides who is asking. ' +
        'A command id is made once for each intent: sent again, it gets the first answer and nothing happens twice.',
    },
    security: [{ bearer: [] }],
    paths: paths(),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: schemas() },
  };
}

function paths(): OpenApiDocument['paths'] {
  return {
    '/api/commands': { post: commandOperation() },
    ...Object.fromEntries(AUDIENCES.map((audience) => [`/api/views/${audience}`, { get: viewOperation(audience) }])),
    '/api/tickets': {
      get: { ...operation('Tickets of the day by number', STAFF_TOKENS, json(ref('TicketsFound'))), parameters: [NUMBER] },
    },
    '/api/tickets/{ticketId}/explanation': {
      get: { ...operation('Why a ticket was called when it was', STAFF_TOKENS, json(ref('TicketExplanation'))), parameters: [TICKET] },
    },
    '/api/day': { get: operation('The business day now', 'lobby and operator tokens', json(ref('DayStatus'))) },
    '/api/clock': { get: operation('Whether the machine’s clock is believed', 'operator tokens', json(schemaOf(clockStatusSchema))) },
    '/api/clock/acceptance': {
      post: operation('The machine’s clock is right: follow it', 'operator tokens', json(schemaOf(clockStatusSchema))),
    },
    '/api/simulation': {
      get: {
        ...operation('What the rule of priority costs and gives this branch', 'supervisor tokens', json(ref('RuleTable'))),
        parameters: RULE_QUERY,
      },
    },
    '/api/simulation/observers': {
      get: {
        ...operation('What observers learn of premium customers under each numbering', 'supervisor tokens', json(schemaOf(observerAnswer))),
        parameters: RULE_QUERY.slice(0, 2),
      },
    },
    '/api/reports': { get: operation('Dates there is a report for', 'lobby and operator tokens', json(schemaOf(formDatesAnswer))) },
    '/api/reports/{date}': {
      get: { ...operation('Report of one day', 'lobby and operator tokens', json(schemaOf(dayReport))), parameters: [DATE] },
    },
    '/api/reports/{date}.csv': {
      get: { ...operation('Report of one day as CSV', 'lobby and operator tokens', CSV), parameters: [DATE, LANGUAGE] },
    },
    '/api/reports/{date}-calls.csv': {
      get: {
        ...operation('Every call of one day with its reason, as CSV', 'lobby and operator tokens', CSV),
        parameters: [DATE, LANGUAGE],
      },
    },
    ...listPaths({ operation, takes, answer: (schema) => json(schemaOf(schema)), ok: json(schemaOf(done)) }),
    ...peoplePaths({ operation, takes, answer: (schema) => json(schemaOf(schema)), ok: json(schemaOf(done)) }),
    ...recordPaths({ operation, takes, answer: (schema) => json(schemaOf(schema)), ok: json(schemaOf(done)) }),
    '/livez': { get: probe('Whether the process answers') },
    '/readyz': { get: probe('Whether the branch can be served: log open, day folded, database readable') },
  };
}

const DATE = { name: 'date', in: 'path', required: true, schema: { type: 'string', format: 'date' } };
const LANGUAGE = { name: 'language', in: 'query', required: false, schema: { type: 'string', enum: LANGUAGES } };
const RULE_QUERY = ['load', 'premiumShare', 'headStartsMin', 'caps'].map((name) => ({
  name,
  in: 'query',
  required: false,
  schema: { type: 'string' },
}));
const STAFF_TOKENS = 'teller, lobby and supervisor tokens';
const NUMBER = { name: 'number', in: 'query', required: true, schema: { type: 'string', maxLength: NUMBER_MAX_LENGTH } };
const TICKET = { name: 'ticketId', in: 'path', required: true, schema: { type: 'string' } };
const CSV = { 'text/csv': { schema: { type: 'string' } } };

function takes(body: z.ZodType, asked: JsonSchema): JsonSchema {
  return { ...asked, requestBody: { required: true, content: json(schemaOf(body)) } };
}

function commandOperation(): JsonSchema {
  const command = { oneOf: audiencesWithCommands().flatMap((audience) => commandNames(audience).map((name) => ref(name))) };
  const body = {
    type: 'object',
    additionalProperties: false,
    required: ['commandId', 'command'],
    properties: { commandId: schemaOf(commandId), command },
  };
  return {
    ...operation('Carry out one command', 'any token; each kind has its own commands', json(ref('Accepted'))),
    requestBody: { required: true, content: json(body) },
  };
}

function viewOperation(audience: string): JsonSchema {
  const view = {
    type: 'object',
    required: ['epoch', 'revision', 'serverTime', 'build', 'view'],
    properties: {
      epoch: { type: 'string' },
      revision: { type: 'integer' },
      serverTime: { type: 'integer', description: 'epoch milliseconds' },
      build: { type: 'string' },
      view: ref(`${audience}.view`),
    },
  };
  return operation(`The whole ${audience} view of the token's own subject`, `${audience} tokens`, json(view));
}

function operation(summary: string, who: string, content: JsonSchema): JsonSchema {
  const refused = { description: 'Refused; nothing was done. The text says what to do.', content: json(ref('Refusal')) };
  return { summary, description: `For ${who}.`, responses: { '200': { description: 'Done', content }, default: refused } };
}

function probe(summary: string): JsonSchema {
  return { summary, security: [], responses: { '200': { description: 'Yes' }, '503': { description: 'No' } } };
}

function schemas(): Record<string, JsonSchema> {
  const views = AUDIENCES.map((audience) => [`${audience}.view`, schemaOf(AUDIENCE_ROWS[audience].schema)] as const);
  const commands = audiencesWithCommands().flatMap((audience) =>
    optionsOf(audience).map(({ name, schema }) => [name, schemaOf(schema)] as const),
  );
  return Object.fromEntries([
    ...commands,
    ...views,
    ['Accepted', schemaOf(accepted)],
    ['Refusal', schemaOf(refusal)],
    ['DayStatus', schemaOf(dayStatusSchema)],
    ['RuleTable', schemaOf(ruleTable)],
    ['TicketsFound', schemaOf(ticketsFound)],
    ['TicketExplanation', schemaOf(explanation)],
  ]);
}

function audiencesWithCommands(): Subject['audience'][] {
  return [...AUDIENCES, 'operator' as const].filter((audience) => optionsOf(audience).length > 0);
}

/** Each command that a kind of token may send, named "kiosk.take-ticket". */
export function commandNames(audience: Subject['audience']): string[] {
  return optionsOf(audience).map(({ name }) => name);
}

function optionsOf(audience: Subject['audience']): { name: string; schema: z.ZodType }[] {
  return [...commandsOf(audience)].map(([type, schema]) => ({ name: `${audience}.${type}`, schema }));
}

function schemaOf(schema: z.ZodType): JsonSchema {
  // OpenAPI 3.1 names the dialect once for the whole document.
  return Object.fromEntries(Object.entries(z.toJSONSchema(schema, { io: 'input' })).filter(([key]) => key !== '$schema'));
}

function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } };
}
