import type { LobbyView } from '../../server/contract/lobby.ts';
import { CountersPage } from './queues/counters-page.tsx';
import { GuestsWaiting } from './referral/guests-waiting.tsx';
import type { HallDesk } from './hall-desk.ts';
import { ManagersStrip } from './referral/managers-strip.tsx';
import { PriorityWaiting } from './queues/priority-waiting.tsx';
import { Todo } from './todo/todo.tsx';

/** Beside what is to do: to whom a guest can be brought. On a phone, below it. */
export function OverviewPage({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  return (
    <>
      {desk.wide.value ? null : <Todo desk={desk} view={view} />}
      <ManagersStrip desk={desk} view={view} />
      <GuestsWaiting desk={desk} view={view} />
      <PriorityWaiting desk={desk} view={view} />
      <section>
        <h2 class="section-title">{texts.t('navCounters', {})}</h2>
        <CountersPage desk={desk} view={view} />
      </section>
    </>
  );
}
