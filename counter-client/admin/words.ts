import type { SlipProblem } from '../../server/contract/slip-template.ts';
import type { SlipField } from '../../server/kernel/configuration/slip-template.ts';
import type { SlipEditor } from './slip-editor.ts';
import type { AdminTextKey } from './texts-zh.ts';

export const FIELD_WORDS: Readonly<Record<SlipField, AdminTextKey>> = {
  logo: 'fieldLogo',
  branch: 'fieldBranch',
  number: 'fieldNumber',
  service: 'fieldService',
  ahead: 'fieldAhead',
  forms: 'fieldForms',
  rule: 'fieldRule',
  missed: 'fieldMissed',
  code: 'fieldCode',
  time: 'fieldTime',
};

const PROBLEM_WORDS: Readonly<Record<SlipProblem['code'], AdminTextKey>> = {
  shape: 'problemShape',
  'missing-field': 'problemMissingField',
  'repeated-field': 'problemRepeatedField',
  'no-logo': 'problemNoLogo',
  'too-many-rows': 'problemTooManyRows',
  placeholder: 'problemPlaceholder',
  'banned-word': 'problemBannedWord',
  'logo-empty': 'problemLogoEmpty',
  'logo-too-wide': 'problemLogoTooWide',
  'logo-too-high': 'problemLogoTooHigh',
  'logo-too-large': 'problemLogoTooLarge',
  'logo-wrong-length': 'problemLogoWrongLength',
};

/** "第 3 行：…" in the language in force. */
export function problemText({ texts }: SlipEditor, { line, key, code, params }: SlipProblem): string {
  const field = FIELD_WORDS[params['field'] as SlipField] as AdminTextKey | undefined;
  const name = field === undefined ? '' : texts.t(field, {});
  const language = texts.t(key.endsWith('.en') ? 'inEnglish' : 'inChinese', {});
  const words = texts.t(PROBLEM_WORDS[code], { ...params, key, name, language });
  return line === null ? words : texts.t('atLine', { line }) + words;
}
