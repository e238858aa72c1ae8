import type { SlipConfiguration } from '../kernel/configuration/slip-template.ts';
import type { Language } from '../kernel/configuration/local-text.ts';
import type { Slip } from './device.ts';

/** What can be wrong with a slip template; each has a text in both languages at the page that shows it. */
export type SlipProblemCode =
  | 'shape'
  | 'missing-field'
  | 'repeated-field'
  | 'no-logo'
  | 'too-many-rows'
  | 'placeholder'
  | 'banned-word'
  | 'logo-empty'
  | 'logo-too-wide'
  | 'logo-too-high'
  | 'logo-too-large'
  | 'logo-wrong-length';

export interface SlipProblem {
  /** Line of the template, from 1; null: not of one line. */
  readonly line: number | null;
  /** Key below the template: "lines[3].text.en". */
  readonly key: string;
  readonly code: SlipProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A slip as some customer would get it. */
export interface SlipSample {
  readonly language: Language;
  readonly crowd: 'quiet' | 'crowded';
  readonly elder: boolean;
  readonly slip: Slip;
}

/** GET /api/slip-template. */
export interface SlipTemplateAnswer {
  /** What the next day opens with. */
  readonly template: SlipConfiguration;
  /** What slips look like today. */
  readonly inForce: SlipConfiguration;
}

/** POST /api/slip-template/samples and PUT /api/slip-template, body { template }. Samples come only without "shape" problems. */
export interface SlipCheckAnswer {
  readonly problems: readonly SlipProblem[];
  readonly samples: readonly SlipSample[];
}
