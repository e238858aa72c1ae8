import { importText } from '../contract/texts/import-texts.ts';
import { type ImportProblem, PROBLEMS_SHOWN, SAMPLE_ROWS, type ShareRule } from '../contract/list/prospects.ts';
import type { NewProspect } from '../store/prospect.ts';
import { type CheckedList, PREVIEW_LIFE_MS } from './previews.ts';
import { type ListRead, readList } from './read-list.ts';
import { type Assigned, type ListManager, shareOut } from './share-out.ts';
import { maskedTelephone } from './telephone.ts';

/** What a supervisor wants a file to be checked with. */
interface CheckAsked {
  readonly bytes: Buffer;
  readonly share: ShareRule;
  readonly chosen: readonly string[];
  readonly dueOn: string;
  readonly staffId: string;
}

/** What the branch already knows. */
interface CheckAgainst {
  readonly managers: readonly ListManager[];
  readonly hasPhone: (phone: string) => boolean;
  readonly newId: () => string;
  readonly now: number;
}

type Checked = { readonly ok: true; readonly list: CheckedList } | { readonly ok: false; readonly problem: ImportProblem };

/** The whole import except the writing: confirming it writes exactly these rows. */
export function checkList(asked: CheckAsked, against: CheckAgainst): Checked {
  const { managers, hasPhone, newId, now } = against;
  if (!asked.chosen.every((id) => managers.some(({ managerId }) => managerId === id))) {
    return { ok: false, problem: { line: null, code: 'unknown-managers', params: {} } };
  }
  const read = readList(asked.bytes);
  if (!read.ok) return read;
  const known = read.rows.filter(({ phone }) => hasPhone(phone));
  const knownLines = new Set(known.map(({ line }) => line));
  const fresh = read.rows.filter(({ line }) => !knownLines.has(line));
  const shared = shareOut(fresh, { rule: asked.share, managers, chosen: asked.chosen });
  const importId = newId();
  const prospects = shared.assigned.map((one) => prospectOf(one, importId, asked, newId(), now));
  const problems = [
    ...read.problems,
    ...known.map(({ line }): ImportProblem => ({ line, code: 'known-already', params: {} })),
    ...shared.problems,
  ].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const preview = {
    importId,
    ...summary(read, shared.assigned, problems, managers),
    dueOn: asked.dueOn,
    expiresAt: now + PREVIEW_LIFE_MS,
  };
  const byManager = Object.fromEntries(preview.byManager.map(({ managerId, rows }) => [managerId, rows]));
  return { ok: true, list: { preview, prospects, byManager, staffId: asked.staffId } };
}

function prospectOf({ row, managerId }: Assigned, importId: string, { dueOn }: CheckAsked, id: string, now: number): NewProspect {
  const { name, phone, source, note, preferredTime } = row;
  const details = { name, phone, source, note, preferredTime };
  return { id, importId, managerId, state: 'not-contacted', dueOn, contacts: 0, addedAt: now, changedAt: now, details };
}

function summary(
  read: Extract<ListRead, { ok: true }>,
  assigned: readonly Assigned[],
  problems: readonly ImportProblem[],
  managers: readonly ListManager[],
) {
  const nameOf = (id: string) => managers.find(({ managerId }) => managerId === id)?.name ?? id;
  const rowsOf = new Map<string, number>();
  for (const { managerId } of assigned) rowsOf.set(managerId, (rowsOf.get(managerId) ?? 0) + 1);
  return {
    encoding: read.encoding,
    rows: assigned.length + problems.length,
    good: assigned.length,
    bad: problems.length,
    problems: problems.slice(0, PROBLEMS_SHOWN).map((problem) => ({ line: problem.line, code: problem.code, text: importText(problem) })),
    ignoredColumns: [...read.ignoredColumns],
    byManager: managers.flatMap(({ managerId, name, open }) => {
      const rows = rowsOf.get(managerId);
      return rows === undefined ? [] : [{ managerId, name, rows, openBefore: open }];
    }),
    sample: assigned.slice(0, SAMPLE_ROWS).map(({ row: { line, name, phone, source }, managerId }) => ({
      line,
      name,
      phone: maskedTelephone(phone),
      source,
      managerName: nameOf(managerId),
    })),
  };
}
