import { afterEach, expect, it } from 'vitest';
import { type BranchAtWork, branchAtWork, KIOSK, LOBBY, TAKE } from './branch-at-work.ts';

const PLANTED = 'planted at /srv/branch/secret.db';

let branch: BranchAtWork | null = null;
afterEach(() => branch?.stop());

it('a fault in one route is told without a word of the program, is in the log with its cause, and costs nobody else', async () => {
  const fault = (): never => {
    throw new Error(PLANTED);
  };
  const reports = { dates: fault, day: fault, csv: fault, callsCsv: fault, events: fault, figures: fault };
  branch = await branchAtWork({ reports });
  for (const path of ['/api/reports', '/api/reports/2026-11-23']) {
    const answer = await branch.get(path, branch.tokenOf(LOBBY));
    const text = await answer.text();
    expect([answer.status, (JSON.parse(text) as { readonly refusal: string }).refusal]).toEqual([500, 'server-fault']);
    expect(text).not.toMatch(/planted|srv|node_modules|\.ts\b|\bat \w+ \(/);
  }
  expect(branch.logged.join('')).toMatch(/planted at[^]*\.ts:\d+[^]*a request failed/);
  expect(await (await branch.join(KIOSK)).ask(TAKE)).toMatchObject({ ok: true });
  expect(branch.deaths).toEqual([]);
});
