import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory of this test's own, gone when the test has finished. */
export function ownDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'branch-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
