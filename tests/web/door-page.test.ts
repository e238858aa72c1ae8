// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { frameEn } from '../../counter-client/parts/frame/en.ts';
import { frameZh } from '../../counter-client/parts/frame/zh.ts';
import type { Door } from '../../counter-client/parts/sign-in/door.ts';
import { DoorPage } from '../../counter-client/parts/sign-in/door-page.tsx';
import { createTexts } from '../../server/web/i18n.ts';

/** What the door says to somebody who is to sign in, in both languages. */
function said(keptActs: number | null): readonly string[] {
  const texts = createTexts(frameZh, frameEn);
  const states = { state: signal({ name: 'sign-in' }), trouble: signal(null), busy: signal(false), isProviderOffered: signal(false) };
  const door = { ...states, askProvider: () => Promise.resolve() } as unknown as Door;
  return (['zh-CN', 'en'] as const).map((language) => {
    const page = document.createElement('div');
    texts.language.value = language;
    render(h(DoorPage, { door, texts, keptActs }), page);
    return page.textContent;
  });
}

test('a page that was open says that an act waits for its person, while one does', () => {
  const [zh, en] = said(1);
  expect(zh).toMatch(/请重新登录.*刚才的操作还在等候，您本人登录后自动完成/);
  expect(en).toMatch(/Please sign in again.*What you did last waits/);
});

test('and nothing of it where nothing waits, be it that nothing was done or that it was given up', () => {
  expect(said(0).join()).toMatch(/请重新登录.*Please sign in again/);
  expect(said(0).join()).not.toMatch(/等候|waits/);
  expect(said(null).join()).toMatch(/员工登录.*Staff sign in/);
  expect(said(null).join()).not.toMatch(/等候|waits/);
});
