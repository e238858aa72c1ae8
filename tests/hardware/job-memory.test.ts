import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrokenJobMemory, openJobMemory, REMEMBERED_JOBS_MAX } from '../../hardware/job-memory.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'job-memory-'));
  path = join(folder, 'state', 'hall-1.jobs');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what became of a job', () => {
  test('is known in this process and in the next', () => {
    const memory = openJobMemory(path);
    expect(memory.recall('a')).toBeNull();
    memory.begin('a', memory.nextTag());
    expect(memory.recall('a')).toBe('in-hand');
    memory.finish('a', { result: 'printed' });
    memory.finish('b', { result: 'failed', cause: 'paper-out' });
    memory.close();
    const next = openJobMemory(path);
    expect(next.recall('a')).toEqual({ result: 'printed' });
    expect(next.recall('b')).toEqual({ result: 'failed', cause: 'paper-out' });
    next.close();
  });

  test('begun when the agent died: unconfirmed from then on', () => {
    openJobMemory(path).begin('a', 7);
    for (let start = 0; start < 3; start += 1) {
      const next = openJobMemory(path);
      expect(next.recall('a')).toEqual({ result: 'unconfirmed' });
      next.close();
    }
  });

  test('it is on disk before begin() returns', () => {
    const memory = openJobMemory(path);
    memory.begin('a', 7);
    expect(readFileSync(path, 'utf8')).toBe('{"jobId":"a","tag":7,"outcome":null}\n');
    memory.close();
  });

  test('tags go on where the last process stopped, and round after 9999', () => {
    const memory = openJobMemory(path);
    memory.begin('a', 9_999);
    memory.close();
    const next = openJobMemory(path);
    expect(next.nextTag()).toBe(1);
    expect(next.nextTag()).toBe(2);
    next.close();
  });
});

describe('the file', () => {
  test('a line torn by a power cut is dropped, and the next one is whole', () => {
    const memory = openJobMemory(path);
    memory.finish('a', { result: 'printed' });
    memory.close();
    appendFileSync(path, '{"jobId":"b","ta');
    const next = openJobMemory(path);
    expect(next.recall('b')).toBeNull();
    next.begin('c', 1);
    next.close();
    expect(openJobMemory(path).recall('a')).toEqual({ result: 'printed' });
  });

  test('a broken line is an error with its place, never an empty memory', () => {
    const memory = openJobMemory(path);
    memory.finish('a', { result: 'printed' });
    memory.close();
    writeFileSync(path, `rubbish\n${readFileSync(path, 'utf8')}`);
    expect(() => openJobMemory(path)).toThrow(BrokenJobMemory);
    expect(() => openJobMemory(path)).toThrow(`${path}:1`);
  });

  test('stays bounded: the oldest are forgotten, the newest never', () => {
    const memory = openJobMemory(path);
    const count = REMEMBERED_JOBS_MAX * 2 + 10;
    for (let job = 1; job <= count; job += 1) memory.finish(`job-${String(job)}`, { result: 'printed' });
    expect(memory.recall('job-1')).toBeNull();
    expect(memory.recall(`job-${String(count)}`)).toEqual({ result: 'printed' });
    memory.close();
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(REMEMBERED_JOBS_MAX * 2);
    expect(openJobMemory(path).recall(`job-${String(count - REMEMBERED_JOBS_MAX + 1)}`)).toEqual({ result: 'printed' });
  });
});
