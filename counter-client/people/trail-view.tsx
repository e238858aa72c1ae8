import { useEffect, useState } from 'preact/hooks';
import type { TrailAnswer, TrailRowShown } from '../../server/contract/people/trail.ts';
import type { LocalText } from '../../server/contract/wire.ts';
import type { Texts } from '../../server/web/i18n.ts';
import { tellAs } from '../parts/sign-in/http.ts';
import { timeText } from '../parts/sign-in/identity.tsx';
import { saveTrail } from './save-trail.ts';
import { TrailFilters } from './trail-filters.tsx';
import { TableHead } from './table-head.tsx';
import type { Wanted } from './wanted.ts';
import type { PeopleTextKey } from './zh.ts';

type Trouble = LocalText | 'lost' | null;

interface Props {
  readonly texts: Texts<PeopleTextKey>;
  readonly page: string;
}

/** Who did and read what: newest first, a page at a time. It is read when somebody asks, since reading it is written down too. */
export function TrailView({ texts, page }: Props) {
  const [wanted, setWanted] = useState<Wanted>(AT_FIRST);
  const [read, setRead] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const ask = async (asked: Wanted, before: TrailAnswer | null): Promise<void> => {
    const told = await tellAs<TrailAnswer>(page, 'GET', `/api/trail?${queryOf(asked, { before: before?.next ?? '' })}`, null);
    setTrouble(told.kind === 'done' ? null : told.kind === 'lost' ? 'lost' : told.text);
    if (told.kind !== 'done') return;
    const { rows, from, to } = told.body;
    setRead({ asked: { ...asked, from, to }, answer: { ...told.body, rows: [...(before?.rows ?? []), ...rows] } });
    if (before === null) setWanted({ ...asked, from, to });
  };
  useEffect(() => void ask(AT_FIRST, null), [page]);
  const answer = read?.answer ?? null;
  const save = async () => setTrouble(await saveTrail(page, queryOf(wanted, { language: texts.language.value }), wanted));
  const said = trouble === null ? '' : trouble === 'lost' ? texts.t('trailNotRead', {}) : texts.pick(trouble);
  return (
    <section data-view="trail">
      <h2>{texts.t('trail', {})}</h2>
      <p class="quiet-text">{texts.t('trailHint', {})}</p>
      <TrailFilters
        texts={texts}
        answer={answer}
        wanted={wanted}
        change={setWanted}
        search={() => void ask(wanted, null)}
        save={() => void save()}
      />
      <p class="refusal" role="alert">
        {said}
      </p>
      {answer === null && trouble === null ? <p aria-busy="true">{texts.t('loading', {})}</p> : null}
      {answer === null || (trouble !== null && answer.rows.length === 0) ? null : <Rows texts={texts} answer={answer} />}
      {read === null || read.answer.next === null ? null : (
        <button type="button" class="key trail-more" data-act="more" onClick={() => void ask(read.asked, read.answer)}>
          {texts.t('trailMore', {})}
        </button>
      )}
    </section>
  );
}

/** What is shown, and what was asked for it: filters that are changed meanwhile belong to the next search. */
interface Read {
  readonly asked: Wanted;
  readonly answer: TrailAnswer;
}

/** Yesterday and today, as the branch has them. */
const AT_FIRST: Wanted = { from: '', to: '', staffId: '', deviceId: '', act: '' };

/** What is not asked for is not in the address. */
function queryOf(wanted: Wanted, more: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries({ ...wanted, ...more }).filter(([, value]) => value !== '')).toString();
}

const COLUMNS = ['trailTime', 'trailPerson', 'trailRole', 'trailDevice', 'trailAct', 'trailAbout', 'trailOutcome'] as const;

function Rows({ texts, answer }: { readonly texts: Props['texts']; readonly answer: TrailAnswer }) {
  const { rows } = answer;
  if (rows.length === 0) return <p data-empty>{texts.t('trailEmpty', {})}</p>;
  return (
    <table>
      <TableHead texts={texts} columns={COLUMNS} hasActs={false} />
      <tbody>
        {rows.map((row, index) => (
          <Row key={index} texts={texts} row={row} answer={answer} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ texts, row, answer }: { readonly texts: Props['texts']; readonly row: TrailRowShown; readonly answer: TrailAnswer }) {
  const role = answer.roles.find(({ id }) => id === row.role);
  const act = answer.acts.find(({ id }) => id === row.act);
  const nobody = texts.t('trailNobody', {});
  return (
    <tr data-row={row.act}>
      <td>{timeText(row.at, answer.timeZone, texts.language.value)}</td>
      <td>{row.staffName ?? row.staffId ?? nobody}</td>
      <td>{role === undefined ? row.role : texts.pick(role.text)}</td>
      <td>{row.deviceName ?? row.deviceId ?? nobody}</td>
      <td>{act === undefined ? row.act : texts.pick(act.text)}</td>
      <td class="trail-about">{row.about === null ? null : <code>{row.about}</code>}</td>
      <td>{row.outcome === 'refused' ? <span class="chip chip-bad">{texts.t('trailRefused', {})}</span> : texts.t('trailDone', {})}</td>
    </tr>
  );
}
