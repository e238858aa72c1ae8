import type { LocalText } from './local-text.ts';

export interface ReasonConfiguration {
  readonly id: string;
  readonly text: LocalText;
}
