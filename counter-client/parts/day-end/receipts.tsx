import type { DayEndRow } from '../../../server/contract/day-end.ts';
import { clockText } from '../../../server/web/time.ts';
import type { DayEndSay } from './words.ts';

interface Props {
  readonly say: DayEndSay;
  readonly row: DayEndRow;
  readonly timeZone: string;
}

/** Who has received which copy (S76). */
export function DayEndReceipts({ say, row, timeZone }: Props) {
  const copies = [
    { key: 'archive', words: say('archive', {}), receipt: row.archive },
    ...row.managers.map(({ managerId, staffName, receipt }) => ({ key: managerId, words: say('copyOf', { name: staffName }), receipt })),
  ];
  return (
    <ul class="receipts">
      {copies.map(({ key, words, receipt }) => (
        <li key={key} data-receipt={key} data-received={receipt !== null}>
          <span>{words}</span>
          <span class={`chip ${receipt === null ? 'chip-warn' : 'chip-ok'}`}>
            {receipt === null ? say('waiting', {}) : say('received', { name: receipt.staffName, time: clockText(receipt.at, timeZone) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Copies that nobody has received yet. */
export function missingReceipts({ archive, managers }: DayEndRow): number {
  return managers.filter(({ receipt }) => receipt === null).length + (archive === null ? 1 : 0);
}

/** "第 1 版 · 17:32 赵敏 提交". */
export function submittedWords(say: DayEndSay, { edition, submittedAt, submittedBy }: DayEndRow, timeZone: string): string {
  return say('submitted', { edition, name: submittedBy, time: clockText(submittedAt, timeZone) });
}
