import type { TrailAnswer } from '../../server/contract/people/trail.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { DateField } from '../parts/date/field.tsx';
import type { Wanted } from './wanted.ts';
import type { PeopleTextKey } from './zh.ts';

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  /** Names the people and devices to choose from; null: not known yet. */
  readonly answer: TrailAnswer | null;
  readonly wanted: Wanted;
  readonly change: (wanted: Wanted) => void;
  readonly search: () => void;
  readonly save: () => void;
}

export function TrailFilters({ texts, answer, wanted, change, search, save }: Props) {
  const acts = (answer?.acts ?? []).map(({ id, text }) => ({ id, name: texts.pick(text) }));
  const choose = (name: keyof Wanted, key: PeopleTextKey, choices: readonly { readonly id: string; readonly name: string }[]) => (
    <label class="door-field">
      {texts.t(key, {})}
      <select
        class="field"
        name={name}
        value={wanted[name]}
        onChange={({ currentTarget }) => change({ ...wanted, [name]: currentTarget.value })}
      >
        <option value="">{texts.t('trailAll', {})}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
  const date = (name: 'from' | 'to', key: PeopleTextKey) => (
    <DateField
      language={texts.language.value}
      label={texts.t(key, {})}
      at={name}
      value={wanted[name]}
      min={null}
      max={null}
      today={wanted.to}
      isSmall
      onPick={(picked) => change({ ...wanted, [name]: picked })}
    />
  );
  return (
    <form
      class="trail-filters"
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      {date('from', 'trailFrom')}
      {date('to', 'trailTo')}
      {choose('staffId', 'trailPerson', answer?.people ?? [])}
      {choose('deviceId', 'trailDevice', answer?.devices ?? [])}
      {choose('act', 'trailAct', acts)}
      <button type="submit" class="key key-filled" data-act="search">
        {texts.t('trailSearch', {})}
      </button>
      <button type="button" class="key" data-act="csv" onClick={save}>
        {texts.t('trailCsv', {})}
      </button>
    </form>
  );
}
