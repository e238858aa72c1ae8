import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ProspectPage, ProspectRow } from '../../../server/contract/list/prospects.ts';
import { readList } from '../../parts/list/http.ts';
import type { ListProps } from '../../parts/list/props.ts';
import '../../parts/list/lists.css';
import { ProspectEntry } from './entry.tsx';
import { type ProspectSay, prospectWords } from './words.ts';

const FILTERS = ['all', 'not-contacted', 'contacted', 'booked', 'no-interest'] as const;
type Filter = (typeof FILTERS)[number];

/** A manager's own prospects, soonest due first (S81). Read over HTTP: a list is too long for a view. */
export function ProspectList({ language, offline }: ListProps) {
  const say = prospectWords(language);
  const [filter, setFilter] = useState<Filter>('all');
  const [whose, setWhose] = useState<string | null>(null);
  const [page, setPage] = useState<ProspectPage | null>(null);
  const [rows, setRows] = useState<readonly ProspectRow[]>([]);
  const [failed, setFailed] = useState(false);
  const load = useCallback(
    async (offset: number): Promise<void> => {
      const query = new URLSearchParams({ offset: String(offset) });
      if (filter !== 'all') query.set('state', filter);
      if (whose !== null) query.set('managerId', whose);
      const answer = await readList<ProspectPage>(`/api/prospects?${query.toString()}`);
      setFailed(answer.kind === 'failed');
      if (answer.kind === 'failed') return;
      setPage(answer.body);
      setRows((before) => (offset === 0 ? answer.body.rows : [...before, ...answer.body.rows]));
    },
    [filter, whose],
  );
  useEffect(() => void load(0), [load]);
  return (
    <section class="lists prospect-list" aria-label={say('title', {})} aria-busy={page === null && !failed}>
      <h2 class="section-title">{say('title', {})}</h2>
      <div class="list-actions" role="group">
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            class="list-button"
            data-filter={one}
            aria-pressed={one === filter ? 'true' : 'false'}
            onClick={() => setFilter(one)}
          >
            {say(one, {})}
          </button>
        ))}
        <Whose say={say} page={page} whose={whose} onChoose={setWhose} />
      </div>
      {failed ? (
        <p class="refusal" role="alert">
          {say('failed', {})}
        </p>
      ) : null}
      {page === null && !failed ? <p class="hint">{say('loading', {})}</p> : null}
      {page !== null && rows.length === 0 ? <p class="list-empty">{say(filter === 'all' ? 'none' : 'noneOfState', {})}</p> : null}
      <ul class="list-rows">
        {rows.map((row) => (
          <ProspectEntry
            key={row.id}
            say={say}
            language={language}
            offline={offline}
            row={row}
            today={page?.today ?? ''}
            reasons={page?.needsReason === true ? page.reasons : null}
            onChanged={() => void load(0)}
          />
        ))}
      </ul>
      {page !== null && rows.length < page.total ? (
        <button type="button" class="list-button" disabled={offline} onClick={() => void load(rows.length)}>
          {say('more', { count: page.total - rows.length })}
        </button>
      ) : null}
    </section>
  );
}

interface WhoseProps {
  readonly say: ProspectSay;
  readonly page: ProspectPage | null;
  readonly whose: string | null;
  readonly onChoose: (managerId: string) => void;
}

/** An assistant may look after several managers. */
function Whose({ say, page, whose, onChoose }: WhoseProps) {
  const managers = page?.managers ?? [];
  if (managers.length < 2) return null;
  return (
    <label class="list-field">
      {say('whose', {})}
      <select
        class="field field-small"
        value={whose ?? managers[0]?.managerId ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {managers.map(({ managerId, name }) => (
          <option key={managerId} value={managerId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
