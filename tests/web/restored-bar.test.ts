// @vitest-environment happy-dom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { frameEn } from '../../counter-client/parts/frame/en.ts';
import { RestoredBar } from '../../counter-client/parts/frame/restored-bar.tsx';
import { frameZh } from '../../counter-client/parts/frame/zh.ts';
import { createTexts } from '../../server/web/i18n.ts';

const AT = Date.parse('2026-11-23T10:32:00+08:00');
const FROM = Date.parse('2026-11-23T09:45:00+08:00');

/** What stands above a staff page, in both languages. */
function above(restored: { readonly at: number; readonly from: number | null } | null): readonly string[] {
  const texts = createTexts(frameZh, frameEn);
  const page = document.createElement('div');
  const said = (language: 'zh-CN' | 'en'): string => {
    texts.language.value = language;
    render(h(RestoredBar, { texts, view: { timeZone: 'Asia/Shanghai', restored } }), page);
    return page.textContent;
  };
  return [said('zh-CN'), said('en')];
}

test('a staff page says when the branch was restored and from when, in the branch’s own time', () => {
  expect(above({ at: AT, from: FROM })).toEqual([
    '网点已于 10:32 从 09:45 的备份恢复，此后的记录缺失，新号码已跳过可能发出的号码',
    'Restored at 10:32 from the backup of 09:45. What happened in between is missing; new numbers begin beyond those that may be out.',
  ]);
});

test('or that it went on without a backup, or nothing', () => {
  const [zh, en] = above({ at: AT, from: null });
  expect(zh).toMatch(/已于 10:32 按留存的记录继续/);
  expect(en).toMatch(/Went on at 10:32/);
  expect(above(null)).toEqual(['', '']);
});
