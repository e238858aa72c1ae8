import { clockText } from '../../server/web/time.ts';
import { Bilingual } from '../bilingual.tsx';
import type { Hero, WallCall } from '../voice/announcement-queue.ts';

export const RECENT_CALLS_SHOWN = 4;

/** Calls to list beside the panel, newest first: a number once, with its latest counter, and none that the panel shows. Pure. */
export function recentCalls(calls: readonly WallCall[], panel: readonly Hero[]): readonly WallCall[] {
  const shown = new Set(panel.map((hero) => hero.call.number));
  const rows: WallCall[] = [];
  for (const call of calls) {
    if (shown.has(call.number)) continue;
    shown.add(call.number);
    rows.push(call);
  }
  return rows.slice(0, RECENT_CALLS_SHOWN);
}

interface RecentCallsProps {
  readonly calls: readonly WallCall[];
  /** The moment the list was true, epoch ms; null: it is true now. */
  readonly asOf: number | null;
  readonly timeZone: string;
}

export function RecentCalls({ calls, asOf, timeZone }: RecentCallsProps) {
  return (
    <section class={asOf === null ? 'recent' : 'recent old'}>
      <h2>
        {asOf === null ? (
          <Bilingual tag="span" text="recentCalls" params={{}} className="" />
        ) : (
          <Bilingual tag="span" text="asOf" params={{ time: clockText(asOf, timeZone) }} className="" />
        )}
        <Bilingual tag="span" text="counterColumn" params={{}} className="column" />
      </h2>
      <ol>
        {calls.map((call) => (
          <li key={call.callId} class={call.calling ? 'awaited' : 'done'}>
            <span class="number">{call.number}</span>
            <span class="window">{call.counterLabel}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
