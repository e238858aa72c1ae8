import { z } from 'zod';

/** Faults of a printer; all of them can be set from the control page while it runs. */
export const faults = z.strictObject({
  paper: z.enum(['enough', 'near-end', 'out']),
  /** Paper runs out after this many more lines; null: it does not. */
  paperOutAfterLines: z.number().int().min(0).max(10_000).nullable(),
  coverOpen: z.boolean(),
  /** Appears at the next cut. */
  cutterJammed: z.boolean(),
  headHot: z.boolean(),
  /** Prints, but never answers. */
  silent: z.boolean(),
  /** Holds the host with XOFF and reads nothing. */
  holding: z.boolean(),
  /** Replies arrive with rubbish in between, and now and then with a flipped bit. */
  mangling: z.boolean(),
  /** The slip that came out stays in the presenter: nobody takes it. */
  slipLeft: z.boolean(),
  /** Bought without its Chinese font, and reports so. */
  withoutChinese: z.boolean(),
  /** Set to another speed than its host: it reads rubbish, and its replies arrive as rubbish. */
  wrongSpeed: z.boolean(),
  /** Without power: what arrives is lost, and so is what it held. */
  off: z.boolean(),
  unplugged: z.boolean(),
});
export type Faults = z.infer<typeof faults>;

export const NO_FAULTS: Faults = {
  paper: 'enough',
  paperOutAfterLines: null,
  coverOpen: false,
  cutterJammed: false,
  headHot: false,
  silent: false,
  holding: false,
  mangling: false,
  slipLeft: false,
  withoutChinese: false,
  wrongSpeed: false,
  off: false,
  unplugged: false,
};
