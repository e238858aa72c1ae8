import type { ErasedCounts } from '../../server/contract/people/erasure.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { TableHead } from './table-head.tsx';
import type { PeopleTextKey } from './zh.ts';

/** The compiler names a new kind. */
export const KIND_WORDS = {
  day: 'erasedDay',
  record: 'erasedRecord',
  'follow-up': 'erasedFollowUp',
  prospect: 'erasedProspect',
  attendee: 'erasedAttendee',
} as const satisfies Record<keyof ErasedCounts, PeopleTextKey>;

export const KINDS = Object.keys(KIND_WORDS) as (keyof ErasedCounts)[];

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  readonly counts: ErasedCounts;
  readonly total: number;
}

export function ErasureCounts({ texts, counts, total }: Props) {
  return (
    <table>
      <TableHead texts={texts} columns={['erasureKind', 'erasureRows']} hasActs={false} />
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind} data-kind={kind}>
            <td>{texts.t(KIND_WORDS[kind], {})}</td>
            <td>{counts[kind]}</td>
          </tr>
        ))}
        <tr data-kind="total">
          <td>{texts.t('erasureTotal', {})}</td>
          <td>{total}</td>
        </tr>
      </tbody>
    </table>
  );
}
