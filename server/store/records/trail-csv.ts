import { stringify } from 'csv-stringify/sync';
import type { TrailRowShown } from '../../contract/people/trail.ts';
import { ACT_WORDS, OUTCOME_WORDS, TRAIL_ROLE_WORDS } from '../../contract/texts/trail-texts.ts';
import type { Language } from '../../kernel/configuration/local-text.ts';

const TITLES: { readonly [language in Language]: readonly string[] } = {
  'zh-CN': ['时间', '人员', '人员编号', '身份', '设备', '设备编号', '操作', '对象', '结果'],
  en: ['Time', 'Person', 'Person’s id', 'Role', 'Device', 'Device’s id', 'Act', 'About', 'Outcome'],
};
const NOT_ALL: { readonly [language in Language]: string } = {
  'zh-CN': '记录过多，未全部导出：请缩短时间范围。',
  en: 'There are more rows than this: choose a shorter time.',
};

/**
 * The trail for a spreadsheet: no name can run as a formula.
 * @param time a moment as the branch's clock shows it
 */
export function trailCsv(rows: readonly TrailRowShown[], isAll: boolean, language: Language, time: (at: number) => string): string {
  const lines = rows.map((row) => [
    time(row.at),
    row.staffName ?? '',
    row.staffId ?? '',
    TRAIL_ROLE_WORDS[row.role][language],
    row.deviceName ?? '',
    row.deviceId ?? '',
    ACT_WORDS[row.act][language],
    row.about ?? '',
    OUTCOME_WORDS[row.outcome][language],
  ]);
  return stringify([TITLES[language], ...lines, ...(isAll ? [] : [[NOT_ALL[language]]])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
