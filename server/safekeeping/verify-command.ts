import { existsSync } from 'node:fs';
import { databaseFile, headFile } from '../store/database.ts';
import { readHead } from '../store/integrity/head-file.ts';
import { signersIn } from '../store/integrity/keys.ts';
import { isSound, type Verdict, verifyDatabase } from '../store/integrity/verify.ts';
import { StoreError } from '../store/store-error.ts';
import { type Asked, eventsChecked } from './command.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = ['--full', '--json'];
/** Days named on one line; the rest is counted. */
const DAYS_NAMED_MAX = 10;

/** Checks the records of `dataDir`, also while the server runs. Resolves to the exit code. */
export function verifyCommand({ dataDir, args, say }: Asked): number {
  const stray = args.find((arg) => !OPTIONS.includes(arg));
  if (stray !== undefined) throw new UsageError(`无法识别的参数 ${stray}。 ${stray} is not understood: ${OPTIONS.join(', ')}.`);
  const file = databaseFile(dataDir);
  if (!existsSync(file)) throw new StoreError('database-missing', file, '');
  const json = args.includes('--json');
  const depth = args.includes('--full') ? 'full' : 'quick';
  const verdict = verifyDatabase({
    file,
    head: readHead(headFile(file)),
    signers: signersIn(dataDir),
    depth,
    onProgress: json ? () => {} : eventsChecked(say),
  });
  if (json) say(JSON.stringify(verdict));
  else for (const line of verdictLines(verdict)) say(line);
  return isSound(verdict) ? 0 : 1;
}

function verdictLines(verdict: Verdict): readonly string[] {
  const { depth, events, unverifiable, tables, trail, structure, head } = verdict;
  const checked = depth === 'full' ? '全部记录 all records' : '末次营业日 the last day';
  const kinds = { damaged: '已损坏 damaged', unreadable: '无法识别 not understood', unsigned: '签名不符 not signed with the branch’s key' };
  return [
    `${checked}: ${events} 条 events`,
    ...Object.entries(kinds).flatMap(([kind, words]) => eventLines(verdict, kind, words)),
    ...(unverifiable === 0
      ? []
      : [
          `${unverifiable} 条记录的密钥缺失，无法核对签名。 The key of ${unverifiable} events is missing: their signature was not checked.`,
        ]),
    ...tables.map(({ table, rows }) => `${table}: ${rows === null ? '无法读取 unreadable' : `${rows} 行已损坏 rows damaged`}`),
    ...(trail === null ? [] : trailLines(trail)),
    ...structure.map((line) => `SQLite: ${line}`),
    ...(head === null ? [] : [head]),
    isSound(verdict)
      ? '完好，未发现问题。 Sound: nothing was found.'
      : '发现问题：请留存 DATA_DIR 的副本，并从备份恢复。 Something was found: keep a copy of DATA_DIR, and put back a backup.',
  ];
}

function trailLines({ rows, findings }: NonNullable<Verdict['trail']>): readonly string[] {
  const named = findings.slice(0, DAYS_NAMED_MAX).map(({ seq }) => `#${seq}`);
  const more = findings.length > named.length ? ` +${findings.length - named.length}` : '';
  const broken = `留痕已被改动或缺失 the audit trail was changed, or rows are missing: ${named.join(', ')}${more}`;
  return [`操作留痕 audit trail: ${rows} 条 rows`, ...(findings.length === 0 ? [] : [broken])];
}

function eventLines({ eventFindings }: Verdict, kind: string, words: string): readonly string[] {
  const found = eventFindings.filter((finding) => finding.kind === kind);
  if (found.length === 0) return [];
  const days = [...new Set(found.map(({ day, seq }) => day ?? `#${seq}`))];
  const more = days.length > DAYS_NAMED_MAX ? ` +${days.length - DAYS_NAMED_MAX}` : '';
  return [
    `${words}: ${days.slice(0, DAYS_NAMED_MAX).join(', ')}${more} (#${found
      .map(({ seq }) => seq)
      .slice(0, DAYS_NAMED_MAX)
      .join(', #')})`,
  ];
}
