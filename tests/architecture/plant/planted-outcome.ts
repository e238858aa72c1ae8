import type { Planting } from './planted-program.ts';

/* An outcome that no ticket has: its customer was told to come back with a paper. */

export const LIST: Planting = {
  path: 'server/kernel/state/ticket.ts',
  edits: [{ find: "  'forced-sign-out',\n] as const;", replacement: "  'forced-sign-out',\n  'papers-missing',\n] as const;" }],
};

export const CSV: Planting = {
  path: 'server/store/report/day-report-csv.ts',
  edits: [
    {
      find: "  'forced-sign-out': {",
      replacement: "  'papers-missing': { 'zh-CN': '材料不全', en: 'Papers missing' },\n  'forced-sign-out': {",
    },
  ],
};

/** The lobby's page: no file of the server. */
export const WORDS: Planting = {
  path: 'counter-client/lobby/day/outcome-words.ts',
  edits: [
    { find: "  'forced-sign-out': {", replacement: "  'papers-missing': { 'zh-CN': '缺材料', en: 'Papers' },\n  'forced-sign-out': {" },
  ],
};
