import { expect, test } from 'vitest';
import { isReloadDue, PAGE_AGE_MIN_MS } from '../../display/nightly-reload.ts';

const ZONE = 'Asia/Shanghai';
const THREE_TEN = Date.UTC(2026, 10, 22, 19, 10);
const HOUR_MS = 3_600_000;

test("a display starts afresh at three in the branch's morning", () => {
  expect(isReloadDue(THREE_TEN, ZONE, PAGE_AGE_MIN_MS, true, true)).toBe(true);
  expect(isReloadDue(THREE_TEN - HOUR_MS, ZONE, PAGE_AGE_MIN_MS, true, true)).toBe(false);
  expect(isReloadDue(THREE_TEN + HOUR_MS, ZONE, PAGE_AGE_MIN_MS, true, true)).toBe(false);
  expect(isReloadDue(THREE_TEN, 'Europe/Vienna', PAGE_AGE_MIN_MS, true, true)).toBe(false);
});

test('not while the server is away: the browser would be left with its own error page', () => {
  expect(isReloadDue(THREE_TEN, ZONE, PAGE_AGE_MIN_MS, false, true)).toBe(false);
});

test('not while a call is being spoken, and not twice in a night', () => {
  expect(isReloadDue(THREE_TEN, ZONE, PAGE_AGE_MIN_MS, true, false)).toBe(false);
  expect(isReloadDue(THREE_TEN, ZONE, 30 * 60_000, true, true)).toBe(false);
});
