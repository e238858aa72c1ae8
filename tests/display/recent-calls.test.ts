import { expect, test } from 'vitest';
import type { WallCall } from '../../display/voice/announcement-queue.ts';
import { recentCalls, RECENT_CALLS_SHOWN } from '../../display/wall/recent-calls.tsx';

const call = (number: string, counterLabel: string): WallCall => ({
  callId: `${number}-${counterLabel}`,
  number,
  counterLabel,
  language: 'zh-CN',
  at: 0,
  round: 1,
  lastAnnouncedAt: 0,
  calling: false,
});
const rows = (calls: readonly WallCall[]): string[] => calls.map((each) => `${each.number} ${each.counterLabel}`);

test('the list leaves out what the call panel shows', () => {
  const shown = call('A039', '3');
  expect(rows(recentCalls([shown, call('B017', '5')], [{ call: shown, shownAtMs: 0, state: 'spoken' }]))).toEqual(['B017 5']);
});

test('a number called to two counters is listed once, with the counter it was called to last', () => {
  expect(rows(recentCalls([call('A039', '5'), call('B017', '2'), call('A039', '3')], []))).toEqual(['A039 5', 'B017 2']);
});

test('the list is short, newest first', () => {
  const calls = Array.from({ length: 8 }, (_, index) => call(`A00${index}`, '1'));
  expect(recentCalls(calls, [])).toEqual(calls.slice(0, RECENT_CALLS_SHOWN));
});
