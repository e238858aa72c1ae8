import type { ReadonlySignal } from '@preact/signals';
import type { WallCommand, WallView } from '../../server/contract/wall.ts';
import type { Connection } from '../../server/web/connect.ts';
import { Bilingual, BothLanguages } from '../bilingual.tsx';
import { unitsStyle } from '../../server/web/text-units.ts';
import type { Hero } from '../voice/announcement-queue.ts';
import type { Announcer } from '../voice/announcer.ts';
import { CallPanel } from './call-panel.tsx';
import { Footer } from './footer.tsx';
import { Notice } from './notice.tsx';
import { RecentCalls, recentCalls } from './recent-calls.tsx';
import { WallHeader } from './wall-header.tsx';

interface WallProps {
  readonly connection: Connection<WallView, WallCommand>;
  readonly announcer: ReadonlySignal<Announcer | null>;
}

/** The wall display, by what it may honestly show: nothing yet, a number to go by, what was true at a moment, or nothing any more. */
export function WallScreen({ connection, announcer }: WallProps) {
  const view = connection.view.value;
  const freshness = connection.freshness.value;
  if (view === null) return <Unconnected connection={connection} />;
  return (
    <main class="wall">
      <WallHeader connection={connection} view={view} sound={announcer.value?.sound ?? null} unblock={() => announcer.peek()?.unblock()} />
      {freshness === 'forgotten' ? (
        <Notice text="listen" detail="reconnecting" params={{}} whole />
      ) : (
        <Hall connection={connection} announcer={announcer} view={view} />
      )}
      <Footer view={view} />
    </main>
  );
}

function Unconnected({ connection }: { readonly connection: WallProps['connection'] }) {
  const refusal = connection.refusalText.value;
  return (
    <main class="wall bare">
      {refusal === null ? (
        <section class="notice whole">
          <Bilingual tag="h1" text={connection.freshness.value === 'live' ? 'connecting' : 'listen'} params={{}} className="says" />
        </section>
      ) : (
        <section class="notice whole">
          <BothLanguages tag="h1" text={refusal} className="says" />
        </section>
      )}
    </main>
  );
}

/** The middle of the screen. */
function Hall({ connection, announcer, view }: WallProps & { readonly view: WallView }) {
  const freshness = connection.freshness.value;
  const panel = announcer.value?.panel.value ?? [];
  if (freshness === 'live') return <LiveHall view={view} panel={panel} />;
  const rows = recentCalls(view.calls, []);
  const isStale = freshness === 'stale';
  const whole = rows.length === 0;
  return (
    <>
      <Notice text={isStale ? 'listen' : 'reconnecting'} detail={isStale ? 'reconnecting' : null} params={{}} whole={whole} />
      {!whole && <RecentCalls calls={rows} asOf={isStale ? connection.lastServerTime.value : null} timeZone={view.timeZone} />}
    </>
  );
}

interface LiveHallProps {
  readonly view: WallView;
  readonly panel: readonly Hero[];
}

/** The branch's state: a number being called comes before everything else. */
function LiveHall({ view, panel }: LiveHallProps) {
  const state = view.calls.some((call) => call.calling) ? 'open' : view.state;
  const rows = recentCalls(view.calls, state === 'paused' ? [] : panel);
  const whole = view.calls.length === 0;
  if (state === 'closed') {
    return <Closed view={view} />;
  }
  if (state === 'open' && whole) return <Welcome view={view} />;
  return (
    <>
      {state === 'paused' ? <Notice text="callsPaused" detail={null} params={{}} whole={whole} /> : <CallPanel heroes={panel} />}
      {!whole && <RecentCalls calls={rows} asOf={null} timeZone={view.timeZone} />}
    </>
  );
}

/** The hours are named only when the clock is the reason: on a branch closed by hand they would be false. */
function Closed({ view }: { readonly view: WallView }) {
  const because = view.closedBecause ?? 'hours';
  switch (because) {
    case 'hours':
      return <Notice text="branchClosed" detail={view.hours === null ? null : 'hours'} params={{ hours: view.hours ?? '' }} whole />;
    case 'stopped':
      return <Notice text="branchStopped" detail={null} params={{}} whole />;
    case 'not-started':
      return <Notice text="branchNotStarted" detail={null} params={{}} whole />;
    default:
      return because satisfies never;
  }
}

/** Before the first call of the day. */
function Welcome({ view }: { readonly view: WallView }) {
  return (
    <section class="welcome">
      <p class="branch" style={unitsStyle(view.branchName['zh-CN'])}>
        {view.branchName['zh-CN']}
      </p>
      <Bilingual tag="p" text="takeTicket" params={{}} className="invitation" />
    </section>
  );
}
