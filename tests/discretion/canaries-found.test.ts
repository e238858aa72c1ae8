import { describe, expect, it } from 'vitest';
import { CANARIES, canariesIn } from './canaries.ts';

describe('the search for markers', () => {
  it('finds a marker in every form that a program might write it in', () => {
    for (const canary of CANARIES) {
      const forms = [
        canary,
        Buffer.from(canary).toString('base64'),
        encodeURIComponent(canary),
        Buffer.from(canary, 'utf16le'),
        JSON.stringify({ canary }),
        `level=30 msg="${canary} called"`,
      ];
      for (const form of forms) expect(canariesIn(form), String(form)).toContain(canary);
    }
    expect(canariesIn(Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]))).toEqual([]);
  });
});
