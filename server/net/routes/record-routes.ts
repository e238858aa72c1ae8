import { type Request, type Response, Router } from 'express';
import { localTimes } from '../../time/local-times.ts';
import { dayFormsAnswer, figuresAnswer, FORM_NAMES, formDatesAnswer } from '../../contract/records.ts';
import type { DayFigures } from '../../store/records/day-figures.ts';
import { FIGURE_WORDS } from '../../store/records/figure-words.ts';
import { figuresCsv } from '../../store/records/figures-csv.ts';
import { formCsv, formsXlsx } from '../../store/records/form-files.ts';
import { copyOf, type DayForms, dayForms } from '../../store/records/forms.ts';
import { periodFigures } from '../../store/records/key-figures.ts';
import type { HttpParts } from '../http-parts.ts';
import { answerJson } from '../outgoing.ts';
import { refuse, signedIn } from '../subjects/signed-in.ts';
import type { Subject } from '../subjects/subject.ts';
import { noted } from '../people/trail-notes.ts';

const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
/** At most a month: each day is read whole. */
const FIGURE_DAYS_MAX = 31;

/** The day's forms and key figures, for staff: a manager gets the copy of his own customers; figures are for supervisor and lobby. */
export function recordRoutes(parts: HttpParts): Router {
  const router = Router();
  router.get('/forms/:name', signedIn(parts, noted('read-forms', 'name'), getForms));
  router.get('/forms', signedIn(parts, null, getFormDates));
  router.get('/figures', signedIn(parts, noted('read-figures', null), getFigures));
  router.get('/figures.csv', signedIn(parts, noted('read-figures', null), getFigures));
  return router;
}

function getFormDates({ edge }: HttpParts, subject: Subject, _: Request, response: Response): void {
  if (!hasForms(subject)) return refuse(response, 'not-allowed', {});
  answerJson(response, formDatesAnswer, { dates: edge.reports.dates() });
}

/** "2026-11-23" as data, "2026-11-23.xlsx" as a workbook, "2026-11-23-referred.csv" as one table. */
async function getForms({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  if (!hasForms(subject)) return refuse(response, 'not-allowed', {});
  const [, date = '', , table, kind] = /^(\d{4}-\d{2}-\d{2})((?:-([a-z-]+))?(\.csv|\.xlsx))?$/.exec(String(request.params['name'])) ?? [];
  if (date === '') return refuse(response, 'malformed', { field: 'date' });
  const language = request.query['language'] === 'en' ? 'en' : 'zh-CN';
  const events = await edge.reports.events(date);
  const all = dayForms({ date, events, language, personOf: edge.personOf });
  if (all === null) return refuse(response, 'unknown-view', { field: date });
  const forms = forWhom(edge.configuration().guidance.managers, subject, all, request.query['managerId']);
  if (forms === null) return refuse(response, 'not-allowed', {});
  if (kind === undefined) return answerJson(response, dayFormsAnswer, forms);
  if (kind === '.xlsx') {
    const book = await formsXlsx(forms.forms);
    return void response.attachment(`branch-forms-${date}.xlsx`).type(XLSX_TYPE).send(book);
  }
  const form = forms.forms.find(({ name }) => name === table);
  if (form === undefined) return refuse(response, 'unknown-view', { field: FORM_NAMES.join(', ') });
  response.attachment(`branch-${form.name}-${date}.csv`).type('text/csv; charset=utf-8').send(formCsv(form));
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function hasForms({ audience }: Subject): boolean {
  return audience === 'lobby' || audience === 'supervisor' || audience === 'manager';
}

/** null: this person may not read them. */
function forWhom(
  managers: readonly { readonly staffId: string; readonly assistantIds: readonly string[] }[],
  subject: Subject,
  forms: DayForms,
  wanted: unknown,
): DayForms | null {
  if (subject.audience !== 'manager') return typeof wanted === 'string' ? copyOf(forms, wanted) : forms;
  const managerId = typeof wanted === 'string' ? wanted : subject.staffId;
  const manager = managers.find(({ staffId }) => staffId === managerId);
  const isMine = manager !== undefined && (managerId === subject.staffId || manager.assistantIds.includes(subject.staffId));
  return isMine ? copyOf(forms, managerId) : null;
}

async function getFigures({ edge }: HttpParts, subject: Subject, request: Request, response: Response): Promise<void> {
  if (subject.audience !== 'supervisor' && subject.audience !== 'lobby') return refuse(response, 'not-allowed', {});
  const { from = '', to = from } = request.query;
  if (!isDate(from) || !isDate(to) || from > to) return refuse(response, 'malformed', { field: 'from, to' });
  const dates = edge.reports
    .dates()
    .filter((date) => date >= from && date <= to)
    .sort();
  if (dates.length > FIGURE_DAYS_MAX) return refuse(response, 'malformed', { field: `to: ${FIGURE_DAYS_MAX}` });
  const today = edge.time().local.date;
  const days: DayFigures[] = [];
  for (const date of dates) {
    const figures = await edge.reports.figures(date, today);
    if (figures !== null) days.push(figures);
  }
  const localTime = localTimes();
  const period = periodFigures(days, (at, zone) => localTime(at, zone).minuteOfDay);
  if (request.path.endsWith('.csv')) {
    const csv = figuresCsv(period, request.query['language'] === 'en' ? 'en' : 'zh-CN');
    return void response.attachment(`branch-figures-${from}-${to}.csv`).type('text/csv; charset=utf-8').send(csv);
  }
  const figures = period.figures.map((figure) => ({ ...figure, ...FIGURE_WORDS[figure.key] }));
  answerJson(response, figuresAnswer, { ...period, figures, targetMs: edge.configuration().policy.targetWaitMs });
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && DATE_PATTERN.test(value);
}
