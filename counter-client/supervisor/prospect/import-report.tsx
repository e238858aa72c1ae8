import type { ImportPreview } from '../../../server/contract/list/prospects.ts';
import type { Language } from '../../../server/contract/wire.ts';
import type { ImportSay } from './import-words.ts';

interface Props {
  readonly say: ImportSay;
  readonly language: Language;
  readonly preview: ImportPreview;
  readonly disabled: boolean;
  readonly onImport: () => void;
  readonly onGiveUp: () => void;
}

/** What would be imported, to whom, and which lines cannot be: before anything is. */
export function ImportReport({ say, language, preview, disabled, onImport, onGiveUp }: Props) {
  const { rows, good, bad, encoding, dueOn, problems, ignoredColumns } = preview;
  return (
    <div class="lists" data-checked={preview.importId}>
      <div class="list-sums" role="status">
        <span class="chip">{say('sumRows', { count: rows })}</span>
        <span class="chip chip-ok">{say('sumGood', { count: good })}</span>
        {bad > 0 ? <span class="chip chip-bad">{say('sumBad', { count: bad })}</span> : null}
        <span class="chip">{say('sumEncoding', { encoding: encoding.toUpperCase() })}</span>
        <span class="chip">{say('sumDue', { date: dueOn })}</span>
      </div>
      {ignoredColumns.length > 0 ? (
        <p class="hint">{say('ignored', { names: ignoredColumns.join(language === 'en' ? ', ' : '、') })}</p>
      ) : null}
      {bad > 0 ? <ProblemList say={say} language={language} problems={problems} /> : null}
      {bad > problems.length ? <p class="hint">{say('problemsMore', { count: problems.length })}</p> : null}
      {good > 0 ? <Shares say={say} preview={preview} /> : null}
      {good > 0 ? <Sample say={say} preview={preview} /> : null}
      <div class="list-actions">
        <button type="button" class="list-button" onClick={onGiveUp}>
          {say('giveUp', {})}
        </button>
        <button type="button" class="list-button main" data-at="import" disabled={disabled || good === 0} onClick={onImport}>
          {bad > 0 ? say('importGood', { count: good, bad }) : say('importAll', { count: good })}
        </button>
      </div>
    </div>
  );
}

export function ProblemList({ say, language, problems }: Pick<Props, 'say' | 'language'> & Pick<ImportPreview, 'problems'>) {
  return (
    <div class="list-problems" role="alert" aria-label={say('problems', {})}>
      <ol tabIndex={0}>
        {problems.map(({ line, code, text }) => (
          <li key={`${line ?? 0} ${code}`} data-problem={code}>
            <b>{line === null ? say('wholeFile', {}) : say('line', { line })}</b>
            <span>{text[language]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Shares({ say, preview }: Pick<Props, 'say' | 'preview'>) {
  return (
    <table class="plain-table">
      <caption>{say('share2', {})}</caption>
      <thead>
        <tr>
          <th scope="col">{say('colManager', {})}</th>
          <th scope="col">{say('colRows', {})}</th>
          <th scope="col">{say('colOpenBefore', {})}</th>
        </tr>
      </thead>
      <tbody>
        {preview.byManager.map(({ managerId, name, rows, openBefore }) => (
          <tr key={managerId}>
            <th scope="row">{name}</th>
            <td>{rows}</td>
            <td>{openBefore}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sample({ say, preview }: Pick<Props, 'say' | 'preview'>) {
  return (
    <table class="plain-table list-sample">
      <caption>{say('sample', {})}</caption>
      <thead>
        <tr>
          <th scope="col">{say('colName', {})}</th>
          <th scope="col">{say('colPhone', {})}</th>
          <th scope="col">{say('colSource', {})}</th>
          <th scope="col">{say('colManager', {})}</th>
          <th scope="col">{say('colLine', {})}</th>
        </tr>
      </thead>
      <tbody>
        {preview.sample.map(({ line, name, phone, source, managerName }) => (
          <tr key={line}>
            <th scope="row">{name}</th>
            <td>{phone}</td>
            <td>{source === '' ? '—' : source}</td>
            <td>{managerName}</td>
            <td>{line}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
