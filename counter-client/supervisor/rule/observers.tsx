import { useState } from 'preact/hooks';
import type { ObserverAnswer } from '../../../server/contract/supervisor.ts';
import { fetchObservers, type ObserversAnswer } from '../figures/fetch-table.ts';
import type { SupervisorScreen, SupervisorTexts } from '../supervisor-screen.ts';

type Row = ObserverAnswer['table']['numberings'][number];
type Observer = Row['observers'][number];

interface Props {
  readonly screen: SupervisorScreen;
  readonly load: number;
  readonly premiumShare: number;
}

/** What each way of giving numbers tells people who look on, so that a bank chooses knowingly; calculated on request, as the rules are. */
export function Observers({ screen, load, premiumShare }: Props) {
  const { texts, moment } = screen;
  const [running, setRunning] = useState(false);
  const [answer, setAnswer] = useState<ObserversAnswer | null>(null);
  const run = (): void => {
    setRunning(true);
    void fetchObservers({ load, premiumShare }).then((next) => {
      setAnswer(next);
      setRunning(false);
    });
  };
  return (
    <div class="rule-observers" aria-busy={running}>
      <h3 class="panel-title">{texts.t('observersTitle', {})}</h3>
      <p class="hint">{texts.t('observersLead', {})}</p>
      <div class="rule-form">
        <button type="button" class="filled" data-at="observe" disabled={running || moment.offline.value} onClick={run}>
          {texts.t('observersRun', {})}
        </button>
        <span class="hint" role="status">
          {running ? texts.t('observersRunning', {}) : ''}
        </span>
      </div>
      <Answer texts={texts} answer={answer} />
    </div>
  );
}

function Answer({ texts, answer }: { readonly texts: SupervisorTexts; readonly answer: ObserversAnswer | null }) {
  if (answer === null) return null;
  if (answer.kind === 'table') return <Table texts={texts} answer={answer.answer} />;
  return (
    <p class="refusal" role="alert">
      {answer.text === null ? texts.t('runFailed', {}) : texts.pick(answer.text)}
    </p>
  );
}

function Table({ texts, answer: { table, numbering } }: { readonly texts: SupervisorTexts; readonly answer: ObserverAnswer }) {
  const { days, slips, phones } = table;
  return (
    <>
      <p data-at="numbering">{numberingNow(texts, numbering)}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={texts.t('observersTable', {})}>
        <table class="plain-table rule-table observer-table">
          <caption>{texts.t('observersTable', {})}</caption>
          <Head texts={texts} table={table} />
          <tbody>
            {table.numberings.map((row) => (
              <Line key={row.numbering} texts={texts} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{texts.t('observersBasis', { days, slips, phones })}</p>
    </>
  );
}

function Head({ texts, table }: { readonly texts: SupervisorTexts; readonly table: ObserverAnswer['table'] }) {
  const shares = table.numberings[0]?.ordinary.map(({ premiumShare }) => Math.round(premiumShare * 100)) ?? [];
  const group = (words: 'groupWall' | 'groupAll' | 'groupSees', columns: number) => (
    <th class="group-start" scope="colgroup" colSpan={columns}>
      {texts.t(words, {})}
    </th>
  );
  return (
    <thead>
      <tr class="groups">
        <th scope="col" rowSpan={2}>
          {texts.t('colNumbering', {})}
        </th>
        {group('groupWall', 2)}
        {group('groupAll', 2)}
        <th class="group-start" scope="col" rowSpan={2}>
          {texts.t('colPassing', {})}
        </th>
        {group('groupSees', shares.length)}
      </tr>
      <tr>
        {['wall', 'all'].map((observer) => (
          <>
            <th key={`${observer} certain`} scope="col" class="group-start">
              {texts.t('colCertain', {})}
            </th>
            <th key={`${observer} guess`} scope="col">
              {texts.t('colGuess', {})}
            </th>
          </>
        ))}
        {shares.map((share, index) => (
          <th key={share} scope="col" class={index === 0 ? 'group-start' : ''}>
            {texts.t('colWithShare', { share })}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Line({ texts, row }: { readonly texts: SupervisorTexts; readonly row: Row }) {
  const percent = (share: number | undefined): string => texts.t('percent', { count: Math.round((share ?? 0) * 100) });
  const seen = (observer: Observer['observer']): Observer | undefined => row.observers.find((one) => one.observer === observer);
  return (
    <tr data-own={row.own}>
      <th scope="row">
        {texts.t(NUMBERING_WORDS[row.numbering], {})}
        {row.own ? <span class="chip own-chip">{texts.t('ruleOwn', {})}</span> : null}
      </th>
      <td class="group-start">{percent(seen('wall')?.certain)}</td>
      <td>{percent(seen('wall')?.bestPrecision)}</td>
      <td class="group-start">{percent(seen('all')?.certain)}</td>
      <td>{percent(seen('all')?.bestPrecision)}</td>
      <td class="group-start">{percent(row.premiumAmongPassing)}</td>
      {row.ordinary.map(({ premiumShare, seeLaterNumber }, index) => (
        <td key={premiumShare} class={index === 0 ? 'group-start' : ''}>
          {percent(seeLaterNumber)}
        </td>
      ))}
    </tr>
  );
}

const NUMBERING_WORDS = { drawn: 'numbersDrawn', gapped: 'numbersGapped', sequential: 'numbersSequential' } as const satisfies Record<
  Row['numbering'],
  string
>;

function numberingNow(texts: SupervisorTexts, { inForce, next }: ObserverAnswer['numbering']): string {
  const now = texts.t(NUMBERING_WORDS[inForce], {});
  return inForce === next ? texts.t('numberingNow', { now }) : texts.t('numberingNext', { now, next: texts.t(NUMBERING_WORDS[next], {}) });
}
