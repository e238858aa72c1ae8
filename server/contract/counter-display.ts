import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { id, localText } from './common.ts';

/** A counter display sends no commands. */
export type CounterDisplayCommand = CommandFrom<never>;

export const counterDisplayView = z.strictObject({
  counterId: id,
  label: z.string(),
  branchName: localText,
  /** The number is shown only while calling. Once service starts, every counter looks the same, however its service began. */
  state: z.enum(COUNTER_STATES),
  number: z.string().nullable(),
  /** Labels of open counters that serve the same services, for "please go to 1, 2". */
  elsewhere: z.array(z.string()),
});
export type CounterDisplayView = z.infer<typeof counterDisplayView>;
