import { describe, expect, test } from 'vitest';
import type { BoardDriver, BoardFacts } from '../../../hardware/displays/board.ts';
import { candle } from '../../../hardware/displays/candle.ts';
import { cd5220 } from '../../../hardware/displays/cd5220.ts';
import { epsonDmD } from '../../../hardware/displays/epson-dm-d.ts';
import { readCandle, readTwoLines } from './board-reader.ts';

const CALLING: BoardFacts = { state: 'calling', label: '3', number: 'A039' };
const SERVING: BoardFacts = { state: 'serving', label: '3' };
const PAUSED: BoardFacts = { state: 'paused', label: '3', elsewhere: ['1', '2'] };
/** The longest of everything. */
const WIDEST: readonly BoardFacts[] = [
  { state: 'calling', label: '12', number: 'W8888' },
  { state: 'serving', label: '12' },
  { state: 'idle', label: '12' },
  { state: 'offline', label: '12' },
  { state: 'paused', label: '12', elsewhere: ['10', '11', '13'] },
  { state: 'closed', label: '12', elsewhere: ['10', '11', '13'] },
];

const lines = (driver: BoardDriver, facts: BoardFacts): readonly string[] =>
  readTwoLines(driver.frame(facts)).lines.map((line) => line.trimEnd());

describe('a 20 × 2 display in CD5220', () => {
  test('is opened and written as its manual says', () => {
    const display = cd5220(3, 'english');
    expect(Buffer.from(display.opening ?? []).toString('hex')).toBe('1b401b2a03');
    const upper = Buffer.from('Counter 3'.padEnd(20)).toString('hex');
    const lower = Buffer.from('A039  Please come'.padEnd(20)).toString('hex');
    expect(Buffer.from(display.frame(CALLING)).toString('hex')).toBe(`1b5141${upper}0d1b5142${lower}0d`);
  });

  test('says the same as the page on a screen, in either language', () => {
    expect(lines(cd5220(4, 'chinese'), CALLING)).toEqual(['3 号窗口', 'A039 请办理']);
    expect(lines(cd5220(4, 'chinese'), SERVING)).toEqual(['3 号窗口', '正在办理']);
    expect(lines(cd5220(4, 'chinese'), { state: 'idle', label: '3' })).toEqual(['3 号窗口', '请留意叫号']);
    expect(lines(cd5220(4, 'chinese'), { state: 'offline', label: '3' })).toEqual(['3 号窗口', '']);
    expect(lines(cd5220(4, 'chinese'), PAUSED)).toEqual(['3 号窗口 暂停服务', '请到1、2号窗口']);
    expect(lines(cd5220(4, 'chinese'), { state: 'closed', label: '3', elsewhere: [] })).toEqual(['3 号窗口 暂未开放', '']);
    expect(lines(cd5220(4, 'english'), PAUSED)).toEqual(['Counter 3 paused', 'Go to 1, 2']);
    expect(lines(cd5220(4, 'english'), { state: 'idle', label: '3' })).toEqual(['Counter 3', 'Wait for your number']);
  });
});

describe('an Epson DM-D display', () => {
  test('blinks while it calls, and lies steady otherwise', () => {
    const display = epsonDmD(4, 'english', false);
    expect(Buffer.from(display.opening ?? []).toString('hex')).toBe('1b401f011f5804');
    expect(readTwoLines(display.frame(CALLING))).toMatchObject({ blink: 10, selected: [] });
    expect(readTwoLines(display.frame(SERVING))).toMatchObject({ blink: 0 });
    expect(lines(display, CALLING)).toEqual(['Counter 3', 'A039  Please come']);
  });

  test('that passes on to a printer is chosen first and gives the line back', () => {
    const display = epsonDmD(4, 'english', true);
    for (const bytes of [display.opening ?? [], display.frame(CALLING)]) expect(readTwoLines(bytes).selected).toEqual([2, 1]);
  });
});

describe('every 20 × 2 text', () => {
  test.each([
    ['cd5220 chinese', cd5220(4, 'chinese')],
    ['cd5220 english', cd5220(4, 'english')],
    ['epson chinese', epsonDmD(4, 'chinese', false)],
    ['epson english', epsonDmD(4, 'english', false)],
  ])('%s: fills its columns, cut nowhere', (_name, display) => {
    for (const facts of WIDEST) {
      const { columns, lines: read } = readTwoLines(display.frame(facts));
      expect(columns).toEqual([20, 20]);
      if (facts.state === 'paused' || facts.state === 'closed') for (const label of facts.elsewhere) expect(read[1]).toContain(label);
      if (facts.state === 'calling') expect(read[1]).toMatch(/W8888 +(请办理|Please come)/);
      if (facts.state === 'closed') expect(read[0]).toMatch(/(暂未开放|not open) *$/);
    }
  });
});

describe('a Candle board', () => {
  test('gets eleven bytes, as QSystem sends them, and blinks while it calls', () => {
    const board = candle(0x23, 7);
    expect(Buffer.from(board.frame(CALLING)).toString('hex')).toBe(`012321${Buffer.from('A039   ').toString('hex')}07`);
    expect(readCandle(board.frame(CALLING))).toEqual({ address: 0x23, blinks: true, text: 'A039' });
    expect(readCandle(board.frame(SERVING))).toEqual({ address: 0x23, blinks: false, text: '---' });
    expect(readCandle(board.frame({ state: 'idle', label: '3' })).text).toBe('');
    expect(readCandle(board.frame(PAUSED)).text).toBe('PAUSE');
    expect(readCandle(board.frame({ state: 'closed', label: '3', elsewhere: [] })).text).toBe('CLOSE');
  });

  test('never shows another letter than the number’s', () => {
    const shown = (number: string) => readCandle(candle(0x20, 7).frame({ state: 'calling', label: '3', number })).text;
    expect(shown('D039')).toBe('d039');
    expect(shown('W888').trim()).toBe('888');
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUWXYZ') {
      expect([`${letter}039`, `${letter.toLowerCase()}039`, ' 039']).toContain(shown(`${letter}039`));
    }
  });

  test('too short for a word stays dark rather than cut it', () => {
    expect(readCandle(candle(0x20, 4).frame(PAUSED)).text).toBe('');
    expect(readCandle(candle(0x20, 4).frame(CALLING)).text).toBe('A039');
  });
});

describe('in service', () => {
  test('every driver shows the same whoever is served, and no number', () => {
    for (const driver of [cd5220(4, 'chinese'), cd5220(4, 'english'), epsonDmD(4, 'chinese', true), candle(0x20, 7)]) {
      const frame = Buffer.from(driver.frame(SERVING));
      expect(frame.equals(Buffer.from(driver.frame({ ...SERVING })))).toBe(true);
      expect(frame.toString('latin1')).not.toContain('039');
      expect(frame.equals(Buffer.from(driver.frame(CALLING)))).toBe(false);
    }
  });
});
