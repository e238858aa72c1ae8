import type { Texts } from '../../server/web/i18n.ts';
import type { PeopleTextKey } from './zh.ts';

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  readonly columns: readonly PeopleTextKey[];
  /** Whether a last column without a name holds what can be done with a row. */
  readonly hasActs: boolean;
}

export function TableHead({ texts, columns, hasActs }: Props) {
  return (
    <thead>
      <tr>
        {columns.map((key) => (
          <th key={key} scope="col">
            {texts.t(key, {})}
          </th>
        ))}
        {hasActs ? <td /> : null}
      </tr>
    </thead>
  );
}
