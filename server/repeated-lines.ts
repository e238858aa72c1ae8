import type { LogFn, Logger, LoggerOptions } from 'pino';

/** How often a message is said is counted anew after this time. */
export const COUNTED_WITHIN_MS = 60_000;
/** Most warnings and errors with the same message within that time: a fault that repeats itself is told by the first of them. */
export const ALARMS_MAX = 30;
/** The same for notes: after a restart every screen of a branch says that it is connected. */
export const NOTES_MAX = 300;
/** Messages that are told apart; this program has fewer. Further ones share one count. */
export const MESSAGES_MAX = 200;
const OTHERS = 'others';
const MESSAGE_MAX_LENGTH = 100;
/** pino's numbers. */
const WARN = 40;
const FATAL = 60;

/** Where time comes from, so that a test can bring its own. */
interface LimitTime {
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
}

interface Said {
  passed: number;
  leftOut: number;
}

/**
 * An option of pino's, so that a repeated fault neither fills a disk nor hides other lines: each message has a limit of its own.
 * (journald bounds a log as well, but not the file into which somebody sends the output of `npm start`.) How many lines were left
 * out is said when the time is over. A last word before the end is never left out.
 */
export function limitRepeats({ now, after }: LimitTime): Pick<LoggerOptions, 'hooks'> {
  let said = new Map<string, Said>();
  let endsAt = -Infinity;
  let isToBeReported = false;

  const report = (log: Logger): void => {
    const leftOut = Object.fromEntries([...said].filter(([, one]) => one.leftOut > 0).map(([message, one]) => [message, one.leftOut]));
    said = new Map();
    endsAt = -Infinity;
    isToBeReported = false;
    log.warn({ leftOut }, 'lines were left out: the same was said too often');
  };
  const leaveOut = (one: Said, log: Logger): void => {
    one.leftOut += 1;
    if (isToBeReported) return;
    isToBeReported = true;
    after(endsAt - now(), () => report(log));
  };
  const saidOf = (message: string): Said => {
    if (!isToBeReported && now() >= endsAt) {
      said = new Map();
      endsAt = now() + COUNTED_WITHIN_MS;
    }
    const key = said.has(message) || said.size < MESSAGES_MAX ? message : OTHERS;
    const one = said.get(key) ?? { passed: 0, leftOut: 0 };
    said.set(key, one);
    return one;
  };
  return {
    hooks: {
      logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
        const one = saidOf(messageOf(args));
        if (level < FATAL && one.passed >= (level < WARN ? NOTES_MAX : ALARMS_MAX)) return leaveOut(one, this);
        one.passed += 1;
        method.apply(this, args);
      },
    },
  };
}

/** Without what differs from line to line: that stands in the object before the message. */
function messageOf(args: readonly unknown[]): string {
  const [first, second] = args;
  const message = typeof first === 'string' ? first : (second ?? (first instanceof Error ? first.message : ''));
  return typeof message === 'string' ? message.slice(0, MESSAGE_MAX_LENGTH) : '';
}
