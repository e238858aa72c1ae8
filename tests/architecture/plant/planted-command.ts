import type { Planting } from './planted-program.ts';

/* A command that no branch has: a teller says that a machine at the counter jams. Its files, in the order of the recipe in README.md. */

export const COMMAND: Planting = {
  path: 'server/kernel/counter/report-jam.ts',
  text: `import { defineCommand, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = { counterId: ID, machineId: ID };

export const reportJam = defineCommand({
  type: 'report-jam',
  asked: from({ teller: BODY }),
  decide: (_branch, { counterId, machineId }) => accept([{ type: 'jam-reported', counterId, machineId }]),
});
`,
};

export const EVENT: Planting = {
  path: 'server/kernel/words/event.ts',
  edits: [
    {
      find: 'type QueueEvent =\n',
      replacement: "type QueueEvent =\n  | { readonly type: 'jam-reported'; readonly counterId: string; readonly machineId: string }\n",
    },
  ],
};

export const FOLD: Planting = {
  path: 'server/kernel/counter/fold-counter.ts',
  edits: [
    {
      find: 'export function openCounter',
      replacement: "export function reportJam(_branch: Branch, _event: EventOf<'jam-reported'>): void {}\n\nexport function openCounter",
    },
  ],
};

export const AREA: Planting = {
  path: 'server/kernel/counter/area.ts',
  edits: [
    { find: 'import { openCounter }', replacement: "import { reportJam } from './report-jam.ts';\nimport { openCounter }" },
    { find: 'export const COUNTER_COMMANDS = [', replacement: 'export const COUNTER_COMMANDS = [reportJam, ' },
    { find: 'export const COUNTER_FOLDS = {', replacement: "export const COUNTER_FOLDS = {\n  'jam-reported': foldCounter.reportJam," },
  ],
};

export const SHAPE: Planting = {
  path: 'server/store/event-schema.ts',
  edits: [{ find: "  'counter-opened': ", replacement: "  'jam-reported': { ...counter, machineId: id },\n  'counter-opened': " }],
};

/** An erasure must know of every id whether it is one customer's. */
export const TIES: Planting = {
  path: 'server/store/erasure/ties.ts',
  edits: [{ find: '  managerId: false,\n', replacement: '  machineId: false,\n  managerId: false,\n' }],
};

/** The day's figures must say of every fact whether it counts. */
export const FIGURES: Planting = {
  path: 'server/store/report/report-figures.ts',
  edits: [{ find: "    case 'counter-opened':\n", replacement: "    case 'jam-reported':\n    case 'counter-opened':\n" }],
};

/** Whoever uses it: the wire's type and the kernel's follow from the area's list alone. No file of the recipe. */
export const USER: Planting = {
  path: 'server/contract/command/planted-user.ts',
  text: `import type { Command } from '../../kernel/commands.ts';
import type { CommandFrom } from './commands.ts';

export const onTheWire: CommandFrom<'teller'> = { type: 'report-jam', counterId: '1', machineId: 'counting' };
export const inTheKernel: Command = onTheWire;
// @ts-expect-error A role without a body for it may not send it.
export const fromAKiosk: CommandFrom<'kiosk'> = { type: 'report-jam', counterId: '1', machineId: 'counting' };
`,
};
