import { Chart } from '../chart.tsx';
import { FiguresTable } from './table.tsx';
import { type FiguresPanelProps, type Funnel, shareWords } from './words.ts';

const STAGES = ['identified', 'raised', 'acknowledged', 'introduced', 'cards', 'contacted'] as const;

/** From recognised to followed up, then the same by person and post (S79). */
export function FunnelPanel({ say, answer }: FiguresPanelProps) {
  const { referrals } = answer;
  if (referrals === null || referrals.persons.length === 0) {
    return (
      <section class="panel figures-wide" data-panel="funnel">
        <h3 class="panel-title">{say('funnel', {})}</h3>
        <p class="hint">{say('funnelEmpty', {})}</p>
      </section>
    );
  }
  const columns = ['colPerson', 'colPost', ...STAGES, 'toFollow', 'declined'] as const;
  return (
    <section class="panel figures-wide" data-panel="funnel">
      <Chart
        title={say('funnel', {})}
        names={STAGES.map((stage) => say(stage, {}))}
        series={[{ words: say('funnel', {}), look: 'main', kind: 'bar', values: stagesOf(referrals.total) }]}
        note={null}
      />
      <FiguresTable
        title={say('funnelPeople', {})}
        columns={columns.map((column) => say(column, {}))}
        rows={referrals.persons.map((person) => ({
          key: `${person.staffId} ${person.post}`,
          name: person.staffName,
          cells: [say(person.post, {}), ...cellsOf(person)],
        }))}
        total={['', ...cellsOf(referrals.total)]}
        totalName={say('total', {})}
      />
    </section>
  );
}

function stagesOf(funnel: Funnel): number[] {
  const { identified, raised, acknowledged, outcomes, cards, contacted } = funnel;
  return [identified, raised, acknowledged, outcomes['introduced'] ?? 0, cards, contacted.count];
}

function cellsOf(funnel: Funnel): number[] {
  return [...stagesOf(funnel), funnel.followUpsOpen, funnel.outcomes['declined'] ?? 0];
}

/** How long the person who raised a referral waited for an answer. */
export function AckPanel({ say, answer }: FiguresPanelProps) {
  const posts = (answer.referrals?.posts ?? []).filter(({ ackMs }) => ackMs.count > 0);
  const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1_000));
  return (
    <section class="panel" data-panel="ack">
      {posts.length === 0 ? (
        <>
          <h3 class="panel-title">{say('ack', {})}</h3>
          <p class="hint">{say('ackEmpty', {})}</p>
        </>
      ) : (
        <>
          <Chart
            title={say('ack', {})}
            names={posts.map(({ post }) => say(post, {}))}
            series={[
              { words: say('median', {}), look: 'main', kind: 'bar', values: posts.map(({ ackMs }) => seconds(ackMs.medianMs)) },
              { words: say('p90', {}), look: 'second', kind: 'bar', values: posts.map(({ ackMs }) => seconds(ackMs.p90Ms)) },
            ]}
            note={null}
          />
          <FiguresTable
            title={say('ack', {})}
            columns={[
              say('colPost', {}),
              say('colCount', {}),
              say('colMedian', {}),
              say('p90', {}),
              say('colMax', {}),
              say('colEscalated', {}),
            ]}
            rows={posts.map(({ post, ackMs, escalated }) => ({
              key: post,
              name: say(post, {}),
              cells: [ackMs.count, seconds(ackMs.medianMs), seconds(ackMs.p90Ms), seconds(ackMs.maxMs), shareWords(escalated)],
            }))}
            total={null}
            totalName=""
          />
        </>
      )}
    </section>
  );
}
