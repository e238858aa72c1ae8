import type { LocalText } from './local-text.ts';

/** Fields filled in from the ticket and the configuration; the program decides their words and size. */
export const SLIP_FIELDS = ['logo', 'branch', 'number', 'service', 'ahead', 'forms', 'rule', 'missed', 'code', 'time'] as const;
export type SlipField = (typeof SLIP_FIELDS)[number];

export type SlipLine =
  | { readonly kind: 'field'; readonly field: SlipField }
  /** A text of the branch's own, in both languages; the slip prints the ticket's language. */
  | { readonly kind: 'text'; readonly text: LocalText; readonly size: 1 | 2; readonly bold: boolean };

/** A black and white picture, as it travels in a slip. */
export interface SlipLogo {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Rows of ⌈width / 8⌉ bytes, leftmost dot in the highest bit, 1 black; base64. */
  readonly dots: string;
}

/** What a slip prints, from top to bottom: one template for everybody (S34). */
export interface SlipConfiguration {
  readonly lines: readonly SlipLine[];
  readonly logo: SlipLogo | null;
  /** Printed with the forms to fill in (S34). */
  readonly formsHint: {
    /** From this many people ahead on, the hall counts as crowded. */
    readonly crowdedFrom: number;
    readonly quiet: LocalText;
    readonly crowded: LocalText;
  };
}
