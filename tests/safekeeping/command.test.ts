import { describe, expect, it, vi, afterEach } from 'vitest';
import { eventsChecked, withProgress } from '../../server/safekeeping/command.ts';

afterEach(() => vi.useRealTimers());

describe('long work on the command line', () => {
  it('says every few seconds that it goes on, whether it waits or keeps the process to itself', async () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    let end = (): void => {};
    const working = withProgress(say, 'copying', () => new Promise<void>((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(7_000);
    end();
    await working;
    expect(lines).toEqual(['copying … 3 s', 'copying … 6 s']);
    const checked = eventsChecked(say);
    checked(1_000);
    vi.advanceTimersByTime(3_000);
    checked(2_000);
    checked(3_000);
    expect(lines.slice(2)).toEqual(['已核对 2000 条 events checked …']);
  });
});
