import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CONFIRMED_AFTER_MS } from '../../server/time/business-clock.ts';
import { LONGEST_ABSENCE_MS } from '../../server/time/clock.ts';
import {
  ACCEPTED_FOR_MS,
  ClockError,
  clockAtStart,
  START_BEHIND_MOST_MS,
  type StartFacts,
  UNQUESTIONED_ABSENCE_MS,
} from '../../server/time/clock-start.ts';
import { Machine } from './machine.ts';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const TEN_YEARS_MS = 3_652 * 24 * 3_600_000;

function given(facts: Partial<StartFacts>, errorMs: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'branch-clock-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const machine = new Machine(NOON, errorMs);
  const all = { dataDir, timeZone: 'Asia/Shanghai', lastEventAt: null, builtAt: null, ...facts };
  const start = () => clockAtStart(all, machine.sources, log);
  const says = () => {
    try {
      start();
      return '';
    } catch (error) {
      if (error instanceof ClockError) return error.message;
      throw error;
    }
  };
  const accepted = join(dataDir, 'clock-accepted.json');
  return { machine, logged, start, says, accepted, accept: (wall: number) => writeFileSync(accepted, JSON.stringify({ wall })) };
}

describe('a start', () => {
  it.each([
    ['the first one of all', {}, 0],
    ['a few minutes before the last event', { lastEventAt: NOON }, -START_BEHIND_MOST_MS],
    ['after a long holiday', { lastEventAt: NOON }, LONGEST_ABSENCE_MS],
    ['after its build', { builtAt: NOON - 1 }, 0],
  ])('is made: %s', (_, facts, errorMs) => {
    expect(given(facts, errorMs).says()).toBe('');
  });

  it.each([
    [
      'before the last event',
      { lastEventAt: NOON },
      -START_BEHIND_MOST_MS - 1,
      /2026-11-23 11:49:59.*earlier than the last event \(2026-11-23 12:00:00\)/,
    ],
    ['before the build', { builtAt: NOON }, -START_BEHIND_MOST_MS - 1, /earlier than the build/],
    ['long after the last event', { lastEventAt: NOON }, LONGEST_ABSENCE_MS + 1, /long after the last event/],
    ['ten years ahead', { lastEventAt: NOON }, TEN_YEARS_MS, /2036-11-22 12:00:00/],
  ])('asks a person: %s, in both languages, with the command that answers', (_, facts, errorMs, text) => {
    const says = given(facts, errorMs).says();
    expect(says).toMatch(text);
    expect(says.match(/npm run clock -- accept/g)).toHaveLength(2);
    expect(says).toMatch(/本机时钟显示/);
  });

  it.each([
    ['a long weekend', UNQUESTIONED_ABSENCE_MS, 0],
    ['a holiday, or with a clock that is ahead', UNQUESTIONED_ABSENCE_MS + 1, UNQUESTIONED_ABSENCE_MS + 1],
  ])('after %s leaves %i ms of it in doubt: nothing is deleted by that before it has run for a day', async (_, absentMs, doubtMs) => {
    const { machine, start } = given({ lastEventAt: NOON }, absentMs);
    const clock = start();
    expect(clock.unconfirmedMs()).toBe(doubtMs);
    await machine.pass(CONFIRMED_AFTER_MS, CONFIRMED_AFTER_MS);
    expect(clock.unconfirmedMs()).toBe(0);
  });

  it('after an absence is believed at once by a person', () => {
    const clock = given({ lastEventAt: NOON }, LONGEST_ABSENCE_MS).start();
    clock.accept();
    expect(clock.unconfirmedMs()).toBe(0);
  });

  it('is made once when a person said so, and the log says that', () => {
    const { accept, start, says, logged, accepted } = given({ lastEventAt: NOON }, TEN_YEARS_MS);
    accept(NOON + TEN_YEARS_MS - ACCEPTED_FOR_MS);
    expect(start().acceptedAt()).toBe(NOON + TEN_YEARS_MS);
    expect(logged.join('')).toMatch(/a clock that a person accepted/);
    expect(existsSync(accepted)).toBe(false);
    expect(says()).toMatch(/long after/);
  });

  it.each([
    ['another time', JSON.stringify({ wall: NOON + TEN_YEARS_MS + ACCEPTED_FOR_MS + 1 })],
    ['nothing that can be read', '{"wall":'],
    ['no time', '{"wall":"now"}'],
  ])('is not made when the answer names %s', (_, text) => {
    const { says, accepted } = given({ lastEventAt: NOON }, TEN_YEARS_MS);
    writeFileSync(accepted, text);
    expect(says()).toMatch(/long after/);
  });

  it('logs each change of the clock’s condition once', async () => {
    const { machine, start, logged } = given({}, 0);
    const clock = start();
    machine.errorMs = 3_600_000;
    await machine.pass(10_000, 1_000);
    for (let look = 0; look < 5; look += 1) clock.now();
    machine.errorMs = 0;
    clock.now();
    expect(logged.map((line) => (JSON.parse(line) as { condition: { state: string } }).condition.state)).toEqual(['jumped', 'trusted']);
  });
});
