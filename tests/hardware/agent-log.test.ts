import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { boundedLines, BURST_MAX, LINE_MAX_LENGTH, LINES_PER_SECOND } from '../../hardware/agent-log.ts';

function bounded() {
  const lines: string[] = [];
  let now = 0;
  const out = boundedLines({ write: (line) => void lines.push(line) }, () => now);
  return { lines, out, pass: (ms: number) => (now += ms) };
}

describe('the agent’s log', () => {
  test('is bounded in lines, and says how many were left out', () => {
    const { lines, out, pass } = bounded();
    for (let line = 0; line < 10_000; line += 1) out.write(`${String(line)}\n`);
    expect(lines).toHaveLength(BURST_MAX);
    pass(1_000);
    for (let line = 0; line < 100; line += 1) out.write('later\n');
    expect(lines).toHaveLength(BURST_MAX + 1 + LINES_PER_SECOND);
    expect(lines[BURST_MAX]).toContain(`${String(10_000 - BURST_MAX)} log lines left out`);
    pass(3_600_000);
    for (let line = 0; line < BURST_MAX; line += 1) out.write('much later\n');
    expect(lines.filter((line) => line === 'much later\n')).toHaveLength(BURST_MAX);
  });

  test('is bounded in line length', () => {
    const { lines, out } = bounded();
    const log = pino({}, out);
    log.info({ slip: 'x'.repeat(LINE_MAX_LENGTH) }, 'too long');
    log.info('fits');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/a log line of \d+ characters left out/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40 });
    expect(lines[1]).toContain('fits');
  });
});
