import { CountersPage } from './queues/counters-page.tsx';
import { GuestsWaiting } from './referral/guests-waiting.tsx';
import { ManagersStrip } from './referral/managers-strip.tsx';
import { PriorityWaiting } from './queues/priority-waiting.tsx';
import type { PageProps } from './page-props.ts';
import { Todo } from './todo/todo.tsx';

/** The counters with their fairness first, in sight whatever follows; then managers and who waits. Next to the to-do list; on a phone, below it. */
export function OverviewPage({ screen, view }: PageProps) {
  const { texts } = screen;
  return (
    <>
      {screen.wide.value ? null : <Todo screen={screen} view={view} />}
      <section>
        <h2 class="section-title">{texts.t('navCounters', {})}</h2>
        <CountersPage screen={screen} view={view} />
      </section>
      <ManagersStrip screen={screen} view={view} />
      <GuestsWaiting screen={screen} view={view} />
      <PriorityWaiting screen={screen} view={view} />
    </>
  );
}
