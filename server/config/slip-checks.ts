import { checkLogo, logoFromText } from '../../hardware/codec/logo.ts';
import type { SlipProblemCode } from '../contract/slip-template.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { LANGUAGES, type LocalText } from '../kernel/configuration/local-text.ts';
import type { SlipConfiguration, SlipField, SlipLogo } from '../kernel/configuration/slip-template.ts';
import type { CrossCheck } from './finding.ts';
import type { Finding, KeyPath } from './finding.ts';
import { bannedWordIn } from './public-words.ts';

/** Half-width characters in a line of the narrowest paper, 58 mm. */
const NARROWEST_COLUMNS = 32;
/** A longer text is a leaflet, not a line of a slip. */
const TEXT_ROWS_MAX = 3;
/** Without these a slip is no ticket, and the order of calls would be a secret. */
const REQUIRED_FIELDS: readonly SlipField[] = ['number', 'service', 'rule'];

/** One mistake in a template; `path` begins at the template. */
interface SlipFinding {
  readonly path: KeyPath;
  readonly code: Exclude<SlipProblemCode, 'shape'>;
  readonly params: Readonly<Record<string, string | number>>;
}

/** For the author of the file: what is allowed there. */
const ALLOWED: Readonly<Record<SlipFinding['code'], string>> = {
  'missing-field': 'a template with a line for "{{field}}"',
  'repeated-field': 'each field once ("{{field}}" stands there already)',
  'no-logo': 'no line for a logo that is not there',
  'too-many-rows': 'at most {{most}} rows of {{columns}} columns on 58 mm paper (this takes {{rows}})',
  placeholder: 'a text as it is printed, without placeholders',
  'banned-word': 'a text without "{{word}}": nothing public may rank customers',
  'logo-empty': 'a picture at least one dot wide and high',
  'logo-too-wide': 'a picture at most 384 dots wide, so that it fits 58 mm paper',
  'logo-too-high': 'a picture at most 120 dots (15 mm) high',
  'logo-too-large': 'a picture of at most 2048 bytes: a byte takes a millisecond at 9600 baud',
  'logo-wrong-length': 'as many dots, in base64, as the width and height say',
};

export const SLIP_CHECKS: readonly CrossCheck[] = [
  { sections: ['slip'], find: ({ slip }: BranchConfiguration) => slipFindings(slip).map(inFile) },
];

function inFile({ path, code, params }: SlipFinding): Finding {
  return { path: ['slip', ...path], allowed: ALLOWED[code].replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name])) };
}

/** The mistakes of a slip template that has the right shape: each finding names its line by its path. */
export function slipFindings(slip: SlipConfiguration): SlipFinding[] {
  const { quiet, crowded } = slip.formsHint;
  return [
    ...fieldFindings(slip),
    ...slip.lines.flatMap((line, index) => (line.kind === 'text' ? textFindings(line.text, line.size, ['lines', index, 'text']) : [])),
    ...textFindings(quiet, 1, ['formsHint', 'quiet']),
    ...textFindings(crowded, 1, ['formsHint', 'crowded']),
    ...(slip.logo === null ? [] : logoFindings(slip.logo)),
  ];
}

function fieldFindings({ lines, logo }: SlipConfiguration): SlipFinding[] {
  const fields = lines.map((line) => (line.kind === 'field' ? line.field : null));
  const missing = REQUIRED_FIELDS.filter((field) => !fields.includes(field));
  return [
    ...missing.map((field): SlipFinding => ({ path: ['lines'], code: 'missing-field', params: { field } })),
    ...fields.flatMap((field, index): SlipFinding[] => {
      const path = ['lines', index, 'field'];
      if (field !== null && fields.indexOf(field) !== index) return [{ path, code: 'repeated-field', params: { field } }];
      return field === 'logo' && logo === null ? [{ path, code: 'no-logo', params: {} }] : [];
    }),
  ];
}

function textFindings(text: LocalText, size: 1 | 2, path: KeyPath): SlipFinding[] {
  return LANGUAGES.flatMap((language): SlipFinding[] => {
    const at = [...path, language];
    const words = text[language];
    const rows = rowsOf(words, size);
    const word = bannedWordIn(words);
    const params = { most: TEXT_ROWS_MAX, columns: NARROWEST_COLUMNS / size, rows };
    return [
      ...(rows > TEXT_ROWS_MAX ? [{ path: at, code: 'too-many-rows', params } as const] : []),
      ...(words.includes('{{') ? [{ path: at, code: 'placeholder', params: {} } as const] : []),
      ...(word === null ? [] : [{ path: at, code: 'banned-word', params: { word } } as const]),
    ];
  });
}

/** Rows that a text takes on the narrowest paper: printers use two columns for every character beyond ASCII. */
function rowsOf(text: string, size: 1 | 2): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x7f ? 1 : 2;
  return Math.ceil((columns * size) / NARROWEST_COLUMNS);
}

function logoFindings({ widthDots, heightDots, dots }: SlipLogo): SlipFinding[] {
  const bytes = logoFromText(dots);
  if (bytes === null) return [{ path: ['logo', 'dots'], code: 'logo-wrong-length', params: {} }];
  const checked = checkLogo({ widthDots, heightDots, bytes });
  return checked.ok ? [] : [{ path: ['logo'], code: `logo-${checked.problem}`, params: {} }];
}
