import { dayFormsAnswer, figuresAnswer, FORM_NAMES, formDatesAnswer } from '../../contract/records.ts';
import type { Describe } from './openapi-lists.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const STAFF = 'lobby, supervisor and manager tokens';
const FIGURES = 'lobby and supervisor tokens';
const DATE = { name: 'date', in: 'path', required: true, schema: { type: 'string', format: 'date' } };
const CSV = { 'text/csv': { schema: { type: 'string' } } };
const WORKBOOK = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: { type: 'string', format: 'binary' } },
};

/** The forms of a day and the key figures of a period. */
export function recordPaths({ operation, answer }: Describe): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> {
  const form = { name: 'form', in: 'path', required: true, schema: { enum: [...FORM_NAMES] } };
  return {
    '/api/forms': { get: operation('Days there are forms of', STAFF, answer(formDatesAnswer)) },
    '/api/forms/{date}': {
      get: {
        ...operation('The three forms of a day; a manager is given his own customers’ copy', STAFF, answer(dayFormsAnswer)),
        parameters: [DATE, ...query('language', 'managerId')],
      },
    },
    '/api/forms/{date}.xlsx': {
      get: { ...operation('The forms of a day as a workbook', STAFF, WORKBOOK), parameters: [DATE, ...query('language', 'managerId')] },
    },
    '/api/forms/{date}-{form}.csv': {
      get: { ...operation('One form of a day as CSV', STAFF, CSV), parameters: [DATE, form, ...query('language', 'managerId')] },
    },
    '/api/figures': {
      get: { ...operation('Key figures of a day, a week, a month', FIGURES, answer(figuresAnswer)), parameters: query('from', 'to') },
    },
    '/api/figures.csv': {
      get: { ...operation('The same as CSV', FIGURES, CSV), parameters: query('from', 'to', 'language') },
    },
  };
}

function query(...names: readonly string[]): readonly JsonSchema[] {
  return names.map((name) => ({ name, in: 'query', required: name === 'from', schema: { type: 'string' } }));
}
