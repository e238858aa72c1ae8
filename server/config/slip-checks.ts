import { checkLogo, logoFromText, type LogoProblem } from '../../hardware/codec/logo.ts';
import type { BranchConfiguration } from '../kernel/configuration.ts';
import type { LocalText } from '../kernel/local-text.ts';
import type { SlipConfiguration, SlipField, SlipLogo } from '../kernel/slip-template.ts';
import type { CrossCheck, Finding, KeyPath } from './cross-checks.ts';
import { bannedWordIn } from './public-words.ts';

/** Half-width characters in a line of the narrowest paper, 58 mm. */
export const NARROWEST_COLUMNS = 32;
/** A text that goes on for longer is a leaflet. */
export const TEXT_ROWS_MAX = 3;
/** Without them a slip is no ticket, and the order of calls would be a secret. */
export const REQUIRED_FIELDS: readonly SlipField[] = ['number', 'service', 'rule'];

const LOGO_PROBLEMS: Readonly<Record<LogoProblem, string>> = {
  empty: 'a picture at least one dot wide and high',
  'too-wide': 'a picture at most 384 dots wide, so that it fits 58 mm paper',
  'too-high': 'a picture at most 120 dots (15 mm) high',
  'too-large': 'a picture of at most 2048 bytes: a byte takes a millisecond at 9600 baud',
  'wrong-length': 'as many dots, in base64, as the width and height say',
};

export const SLIP_CHECKS: readonly CrossCheck[] = [
  { sections: ['slip'], find: ({ slip }: BranchConfiguration) => slipFindings(slip, ['slip']) },
];

/** What is wrong with a slip template of the right shape: each finding names the line. */
export function slipFindings(slip: SlipConfiguration, path: KeyPath): Finding[] {
  const texts = slip.lines.flatMap((line, index) =>
    line.kind === 'text' ? textFindings(line.text, line.size, [...path, 'lines', index, 'text']) : [],
  );
  const { quiet, crowded } = slip.formsHint;
  return [
    ...fieldFindings(slip, path),
    ...texts,
    ...textFindings(quiet, 1, [...path, 'formsHint', 'quiet']),
    ...textFindings(crowded, 1, [...path, 'formsHint', 'crowded']),
    ...(slip.logo === null ? [] : logoFindings(slip.logo, [...path, 'logo'])),
  ];
}

function fieldFindings(slip: SlipConfiguration, path: KeyPath): Finding[] {
  const fields = slip.lines.map((line) => (line.kind === 'field' ? line.field : null));
  const missing = REQUIRED_FIELDS.filter((field) => !fields.includes(field));
  const repeated = fields.flatMap((field, index): Finding[] =>
    field === null || fields.indexOf(field) === index
      ? []
      : [{ path: [...path, 'lines', index, 'field'], allowed: `each field once ("${field}" stands there already)` }],
  );
  const logoAt = fields.indexOf('logo');
  return [
    ...missing.map((field): Finding => ({ path: [...path, 'lines'], allowed: `a template with a line for "${field}"` })),
    ...repeated,
    ...(logoAt >= 0 && slip.logo === null
      ? [{ path: [...path, 'lines', logoAt, 'field'], allowed: 'no line for a logo that is not there' }]
      : []),
  ];
}

function textFindings(text: LocalText, size: 1 | 2, path: KeyPath): Finding[] {
  return (['zh-CN', 'en'] as const).flatMap((language): Finding[] => {
    const at = [...path, language];
    const rows = rowsOf(text[language], size);
    const columns = NARROWEST_COLUMNS / size;
    const banned = bannedWordIn(text[language]);
    return [
      ...(rows > TEXT_ROWS_MAX
        ? [{ path: at, allowed: `at most ${TEXT_ROWS_MAX} rows of ${columns} columns on 58 mm paper (this takes ${rows})` }]
        : []),
      ...(text[language].includes('{{') ? [{ path: at, allowed: 'a text as it is printed, without placeholders' }] : []),
      ...(banned === null ? [] : [{ path: at, allowed: `a text without "${banned}": nothing public may rank customers` }]),
    ];
  });
}

/** Rows a text takes on the narrowest paper: printers take two columns for every character beyond ASCII. */
function rowsOf(text: string, size: 1 | 2): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x7f ? 1 : 2;
  return Math.ceil((columns * size) / NARROWEST_COLUMNS);
}

function logoFindings({ widthDots, heightDots, dots }: SlipLogo, path: KeyPath): Finding[] {
  const bytes = logoFromText(dots);
  if (bytes === null) return [{ path: [...path, 'dots'], allowed: LOGO_PROBLEMS['wrong-length'] }];
  const checked = checkLogo({ widthDots, heightDots, bytes });
  return checked.ok ? [] : [{ path, allowed: LOGO_PROBLEMS[checked.problem] }];
}
