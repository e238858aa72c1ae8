import type { TimeSources } from '../../server/time/business-clock.ts';
import type { Cancel, Clock, ClockLimits } from '../../server/time/clock.ts';
import { localTimes } from '../../server/time/local-times.ts';
import type { ClockOf } from './branch-on-clock.ts';

const TIMER_LEG_MS = 60_000;

/** The clock of release 0.3.0, kept to show that the schedules find its faults: the machine's own, standing while behind the last event. */
export const trustingClock: ClockOf = ({ wall, after }) => {
  let lastEventAt = 0;
  const stands = (limits: ClockLimits) => void (lastEventAt = limits.lastEventAt);
  return { ...clockOn(() => Math.max(wall(), lastEventAt), after), settle: stands };
};

/** The machine's own and nothing else: it runs backward. */
export const bareClock: ClockOf = ({ wall, after }) => clockOn(wall, after);

function clockOn(now: () => number, after: TimeSources['after']): Clock {
  return {
    now,
    at(epochMs, run) {
      let cancel: Cancel = () => {};
      const wait = (): void => {
        const remaining = Math.max(0, epochMs - now());
        cancel = remaining > TIMER_LEG_MS ? after(TIMER_LEG_MS, wait) : after(remaining, run);
      };
      wait();
      return () => cancel();
    },
    local: localTimes(),
    condition: () => ({ state: 'trusted' }),
    startAfter: () => {},
    settle: () => {},
    accept: () => {},
    acceptedAt: now,
    unconfirmedMs: () => 0,
  };
}
