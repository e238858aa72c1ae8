import type { Language } from '../kernel/configuration/local-text.ts';
import type { SlipConfiguration } from '../kernel/configuration/slip-template.ts';
import type { Slip } from './device.ts';

/** What can be wrong with a slip template; the page that shows it has a text for each in both languages. */
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

/** A slip as a customer in this situation would get it. */
export interface SlipSample {
  readonly language: Language;
  readonly crowd: 'quiet' | 'crowded';
  readonly elder: boolean;
  readonly slip: Slip;
}

/** GET /api/slip-template. */
export interface SlipTemplateAnswer {
  /** The template with which the next day opens. */
  readonly template: SlipConfiguration;
  /** The template of today's slips. */
  readonly inForce: SlipConfiguration;
}

/** POST /api/slip-template/samples and PUT /api/slip-template, body { template }. Samples come only without "shape" problems. */
export interface SlipCheckAnswer {
  readonly problems: readonly SlipProblem[];
  readonly samples: readonly SlipSample[];
}
