import type { DayFormsAnswer, FormDatesAnswer } from '../../../server/contract/records.ts';
import type { Language } from '../../../server/contract/wire.ts';
import { pageHeaders, pageName } from '../page-headers.ts';
import { saveFile } from '../save-file.ts';

export type FormsAnswer =
  { readonly kind: 'forms'; readonly forms: DayFormsAnswer } | { readonly kind: 'none' } | { readonly kind: 'failed' };

/** Which day, and whose copy: null is the archive's, with everybody in it. */
export interface FormsAsked {
  readonly date: string;
  readonly managerId: string | null;
  readonly language: Language;
}

const NO_SUCH_DAY = 404;

/** The forms of a day. Never rejects. */
export async function fetchForms(asked: FormsAsked): Promise<FormsAnswer> {
  const response = await get(pathOf(asked, ''));
  if (response?.status === NO_SUCH_DAY) return { kind: 'none' };
  if (response?.ok !== true) return { kind: 'failed' };
  return { kind: 'forms', forms: (await response.json()) as DayFormsAnswer };
}

/** Days there are forms of, newest first; empty when they cannot be had now. */
export async function fetchFormDates(): Promise<readonly string[]> {
  const response = await get('/api/forms');
  return response?.ok === true ? ((await response.json()) as FormDatesAnswer).dates : [];
}

/** Saves the day’s ".xlsx", or a form of it as "-referred.csv"; false when it could not be had. */
export function downloadForms(asked: FormsAsked, ending: string): Promise<boolean> {
  return download(pathOf(asked, ending), `branch-forms-${asked.date}${ending}`);
}

/** Saves what lies at `path` under `name`. Never rejects. */
export async function download(path: string, name: string): Promise<boolean> {
  const response = await get(path);
  if (response?.ok !== true) return false;
  await saveFile(response, name);
  return true;
}

function pathOf({ date, managerId, language }: FormsAsked, ending: string): string {
  const query = new URLSearchParams({ language, ...(managerId === null ? {} : { managerId }) });
  return `/api/forms/${encodeURIComponent(date)}${ending}?${query.toString()}`;
}

/** null: the server was not reached. */
async function get(path: string): Promise<Response | null> {
  try {
    return await fetch(path, { headers: pageHeaders(pageName()) });
  } catch {
    return null;
  }
}
