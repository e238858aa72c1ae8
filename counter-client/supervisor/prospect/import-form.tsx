import { useState } from 'preact/hooks';
import type { ProspectPage, ShareRule } from '../../../server/contract/list/prospects.ts';
import type { ImportChoice } from './import-choice.ts';
import type { ImportSay } from './import-words.ts';

/** As the server's default and longest. */
const DUE_DAYS = 14;
const DUE_DAYS_MAX = 90;

interface Props {
  readonly say: ImportSay;
  readonly managers: ProspectPage['managers'];
  readonly disabled: boolean;
  readonly onCheck: (choice: ImportChoice) => void;
}

export function ImportForm({ say, managers, disabled, onCheck }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<ShareRule>('fewest-open');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [dueDays, setDueDays] = useState(DUE_DAYS);
  const chosen = managers.map(({ managerId }) => managerId).filter((one) => !left.includes(one));
  const toggle = (id: string): void => setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <div class="list-form">
      <label class="list-file">
        <b>{say('file', {})}</b>
        <span>{file?.name ?? say('fileNone', {})}</span>
        <input type="file" accept=".csv,.txt,text/csv" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </label>
      <label>
        {say('share', {})}
        <select
          class="field field-small"
          value={share}
          onChange={(event) => setShare(event.currentTarget.value === 'round-robin' ? 'round-robin' : 'fewest-open')}
        >
          <option value="fewest-open">{say('fewestOpen', {})}</option>
          <option value="round-robin">{say('roundRobin', {})}</option>
        </select>
      </label>
      <label>
        {say('dueDays', {})}
        <input
          class="field field-small"
          type="number"
          min={0}
          max={DUE_DAYS_MAX}
          value={dueDays}
          onInput={(event) => setDueDays(Math.min(DUE_DAYS_MAX, Math.max(0, Math.round(Number(event.currentTarget.value)))))}
        />
      </label>
      <fieldset>
        <legend>{say('managers', {})}</legend>
        {managers.length === 0 ? <span class="hint">{say('managersNone', {})}</span> : null}
        {managers.map(({ managerId, name }) => (
          <label key={managerId}>
            <input type="checkbox" checked={!left.includes(managerId)} onChange={() => toggle(managerId)} />
            {name}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="list-button main"
        data-at="check"
        disabled={disabled || file === null}
        onClick={() => file !== null && onCheck({ file, share, managers: chosen, dueDays })}
      >
        {say('check', {})}
      </button>
    </div>
  );
}
