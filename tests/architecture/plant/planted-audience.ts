import type { Planting } from './planted-program.ts';

/* An audience that no branch has: a guard's screen, which sees where help is wanted. */

export const NAME: Planting = {
  path: 'server/contract/wire.ts',
  edits: [{ find: "'supervisor', 'device'] as const;", replacement: "'supervisor', 'device', 'guard'] as const;" }],
};

export const SUBJECT: Planting = {
  path: 'server/net/subjects/subject.ts',
  edits: [
    {
      find: 'export type Subject =\n',
      replacement: "export type Subject =\n  | { readonly audience: 'guard'; readonly guardId: string }\n",
    },
  ],
};

const ROW: Readonly<Record<string, string>> = {
  lane: "'hall'",
  isPublic: 'true',
  requestMaxBytes: '1_024',
  bearerIdOf: '({ guardId }) => guardId',
  subjectOf: "(guardId) => ({ audience: 'guard', guardId })",
  actorOf: '() => null',
  isConfigured: '() => true',
  pathOf: "() => '/guard'",
  commands: 'new Map()',
  replies: 'replyWith([])',
  schema: 'wallSchema',
  viewOf: '() => null',
};

export const ROW_KEYS = Object.keys(ROW);

/** The audience's row, without one of its keys; null: whole. */
export function rowWithout(missing: string | null): Planting {
  const entries = Object.entries(ROW).filter(([key]) => key !== missing);
  const row = entries.map(([key, value]) => `    ${key}: ${value},\n`).join('');
  return {
    path: 'server/net/audiences.ts',
    edits: [{ find: '  device: {\n', replacement: `  guard: {\n${row}  },\n  device: {\n` }],
  };
}

/** What stands between its commands and the desk, and its link on the start page. */
export const WAY: Planting = {
  path: 'server/net/carry-out.ts',
  edits: [{ find: '  operator: submitUnchanged,\n', replacement: '  operator: submitUnchanged,\n  guard: submitUnchanged,\n' }],
};
export const LINK: Planting = {
  path: 'server/start-links.ts',
  edits: [{ find: "    case 'device':\n      return null;", replacement: "    case 'guard':\n    case 'device':\n      return null;" }],
};
/** Its icon and heading on the start page. */
export const HEADING: Planting = {
  path: 'server/net/routes/start-page.ts',
  edits: [
    {
      find: 'const ICONS: { readonly [kind in LinkKind]: string } = {',
      replacement: "const ICONS: { readonly [kind in LinkKind]: string } = {\n  guard: '',",
    },
    {
      find: 'const KIND_NAMES: { readonly [kind in LinkKind]: LocalText } = {',
      replacement: "const KIND_NAMES: { readonly [kind in LinkKind]: LocalText } = {\n  guard: { 'zh-CN': '保安', en: 'Guard' },",
    },
  ],
};
