import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../kernel/configuration/local-text.ts';
import { FIGURE_WORDS } from './figure-words.ts';
import { POST_WORDS } from './form-words.ts';
import type { KeyFigure, PeriodFigures } from './key-figures.ts';
import type { Funnel } from './referral-figures.ts';

const COLUMNS = {
  'zh-CN': ['指标', '数值', '单位', '分子', '分母', '口径'],
  en: ['Figure', 'Value', 'Unit', 'Numerator', 'Denominator', 'Definition'],
} as const satisfies Record<Language, readonly string[]>;
const PEOPLE = {
  'zh-CN': ['人员', '岗位', '识别', '推介', '已响应', '当场引见', '派发名片', '已接触', '待跟进', '响应中位数（秒）'],
  en: ['Person', 'Post', 'Recognised', 'Referred', 'Answered', 'Introduced', 'Cards', 'Contacted', 'To follow up', 'Median answer (s)'],
} as const satisfies Record<Language, readonly string[]>;
const UNITS = {
  'zh-CN': { count: '个', share: '%', ms: '秒' },
  en: { count: 'count', share: '%', ms: 's' },
} as const satisfies Record<Language, Record<KeyFigure['unit'], string>>;

/**
 * Every figure with numerator and denominator, then the funnel by person; times in seconds. For a spreadsheet,
 * in which nothing is computed.
 */
export function figuresCsv({ figures, referrals, dates }: PeriodFigures, language: Language): string {
  const rows: (readonly (string | number | null)[])[] = [
    [dates.at(0) ?? '', dates.at(-1) ?? ''],
    COLUMNS[language],
    ...figures.map((figure) => rowOf(figure, language)),
    [],
    PEOPLE[language],
    ...(referrals?.persons ?? []).map((person) => [person.staffName, POST_WORDS[person.post][language], ...funnelCells(person)]),
  ];
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

function rowOf({ key, unit, value, numerator, denominator, terms }: KeyFigure, language: Language): readonly (string | number | null)[] {
  const { name, definition } = FIGURE_WORDS[key];
  const scale = terms === 'ms' ? seconds : (one: number | null) => one;
  const shown = unit === 'share' ? (value === null ? null : Math.round(value * 1_000) / 10) : unit === 'ms' ? seconds(value) : value;
  return [name[language], shown, UNITS[language][unit], scale(numerator), scale(denominator), definition[language]];
}

function funnelCells({ identified, raised, acknowledged, outcomes, cards, contacted, followUpsOpen, ackMs }: Funnel) {
  return [identified, raised, acknowledged, outcomes.introduced, cards, contacted.count, followUpsOpen, seconds(ackMs.medianMs)];
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1_000);
}
