import { z } from 'zod';

/** What can be wrong with a printer; everything here can be set from the control page while it runs. */
export const faults = z.strictObject({
  paper: z.enum(['enough', 'near-end', 'out']),
  /** Runs out after so many more lines; null: it does not. */
  paperOutAfterLines: z.number().int().min(0).max(10_000).nullable(),
  coverOpen: z.boolean(),
  /** Shows itself at the next cut. */
  cutterJammed: z.boolean(),
  headHot: z.boolean(),
  /** Prints, but says nothing. */
  silent: z.boolean(),
  /** Holds the host with XOFF and reads nothing. */
  holding: z.boolean(),
  /** Replies arrive with rubbish between and now and then a bit turned. */
  mangling: z.boolean(),
  /** The slip that came out stays in the presenter: nobody takes it. */
  slipLeft: z.boolean(),
  /** Bought without its Chinese font, and says so. */
  withoutChinese: z.boolean(),
  /** Switched to another speed than its host: reads rubbish, and what it says arrives as rubbish. */
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
