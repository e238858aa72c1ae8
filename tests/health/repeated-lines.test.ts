import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ALARMS_MAX, COUNTED_WITHIN_MS, limitRepeats, MESSAGES_MAX, NOTES_MAX } from '../../server/repeated-lines.ts';

interface Line {
  readonly msg: string;
  readonly leftOut?: Readonly<Record<string, number>>;
}

/** A log whose time is in hand. */
function logOf() {
  const lines: Line[] = [];
  const due: { readonly at: number; readonly run: () => void }[] = [];
  let now = 0;
  const time = { now: () => now, after: (delayMs: number, run: () => void) => void due.push({ at: now + delayMs, run }) };
  const log = pino({ ...limitRepeats(time) }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  const pass = (ms: number): void => {
    now += ms;
    for (const one of due.splice(0))
      if (one.at <= now) one.run();
      else due.push(one);
  };
  return { log, lines, pass, count: (msg: string) => lines.filter((line) => line.msg === msg).length };
}

const FLOOD = 10_000;

describe('a line that is said again and again', () => {
  it('is left out beyond its limit, and how often is said once the minute is over; then it may be said again', () => {
    const { log, count, lines, pass } = logOf();
    for (let turn = 0; turn < FLOOD; turn += 1) log.error({ turn }, 'a request failed');
    expect(lines).toHaveLength(ALARMS_MAX);
    pass(COUNTED_WITHIN_MS - 1);
    log.error('a request failed');
    expect(lines).toHaveLength(ALARMS_MAX);
    pass(1);
    expect(lines.at(-1)).toMatchObject({ leftOut: { 'a request failed': FLOOD + 1 - ALARMS_MAX } });
    log.error('a request failed');
    expect(count('a request failed')).toBe(ALARMS_MAX + 1);
    pass(COUNTED_WITHIN_MS);
    expect(lines.at(-1)?.leftOut, 'nothing more was left out').toBeUndefined();
  });

  it('hides no other line, and no last word', () => {
    const { log, count } = logOf();
    const screen = log.child({ room: 'wall' });
    for (let turn = 0; turn < FLOOD; turn += 1) screen.warn('foreign origin refused');
    log.error(new Error('the disk is gone'));
    for (let turn = 0; turn < ALARMS_MAX * 2; turn += 1) log.fatal('stopped by an error');
    expect([count('foreign origin refused'), count('the disk is gone'), count('stopped by an error')]).toEqual([
      ALARMS_MAX,
      1,
      ALARMS_MAX * 2,
    ]);
  });

  it('may be said more often when it is only a note', () => {
    const { log, lines } = logOf();
    for (let turn = 0; turn < FLOOD; turn += 1) log.info({ turn }, 'connected');
    expect(lines).toHaveLength(NOTES_MAX);
  });

  it('that differs each time is bounded too', () => {
    const { log, lines, pass } = logOf();
    for (let turn = 0; turn < FLOOD; turn += 1) log.error(`error ${turn}`);
    expect(lines).toHaveLength(MESSAGES_MAX + ALARMS_MAX);
    pass(COUNTED_WITHIN_MS);
    expect(lines.at(-1)).toMatchObject({ leftOut: { others: FLOOD - MESSAGES_MAX - ALARMS_MAX } });
  });

  it('slowly is said whole', () => {
    const { log, lines, pass } = logOf();
    for (let turn = 0; turn < ALARMS_MAX * 3; turn += 1) {
      log.warn('sign-in refused');
      pass(COUNTED_WITHIN_MS / ALARMS_MAX);
    }
    expect(lines).toHaveLength(ALARMS_MAX * 3);
  });
});
