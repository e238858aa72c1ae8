import { expect } from 'vitest';
import type { BranchAtWork } from '../../protocol/branch-at-work.ts';
import { shown } from '../awaiting.ts';
import { axeViolations, clippedText, type Page, type Screen, type Size } from '../chromium.ts';
import { openScreen } from '../story.ts';

/** A staff page of this branch in a browser that is not paired yet. */
export async function openAtDoor(branch: BranchAtWork, path: string, size: Size, locale: 'zh-CN' | 'en'): Promise<Screen> {
  const inEnglish = (opened: Page): Promise<unknown> =>
    opened.addInitScript(() => {
      for (const role of ['people', 'teller', 'lobby', 'manager', 'supervisor'])
        localStorage.setItem(`branch-queue:${role}-language`, 'en');
    });
  const before = locale === 'en' ? inEnglish : null;
  const screen = await openScreen(branch.url + path, { size, locale, touch: false, before });
  // Until somebody is signed in, the server says no, and Chromium notes it.
  screen.forgive(/401|403|404|422|429|Failed to load|ERR_ABORTED/);
  return screen;
}

/** Makes the browser a workstation. */
export async function pairAtDoor(branch: BranchAtWork, page: Page): Promise<void> {
  await page.locator('input[name="code"]').fill(await codeFor(branch, 'workstation', 'desk-1'));
  await page.locator('button[type="submit"]').click();
  await shown(page.locator('[data-door="sign-in"]'));
}

async function codeFor(branch: BranchAtWork, kind: string, id: string): Promise<string> {
  const headers = { authorization: `Bearer ${branch.operatorToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind, id, name: id, drives: null });
  const response = await fetch(`${branch.url}/api/pairings`, { method: 'POST', headers, body });
  return ((await response.json()) as { code: string }).code;
}

export async function signInAtDoor(page: Page, number: string, pin: string): Promise<void> {
  await page.locator('input[name="staff-number"]').fill(number);
  await page.locator('input[name="secret"]').fill(pin);
  await page.locator('button[type="submit"]').click();
}

export async function isWellMade(page: Page): Promise<void> {
  expect(await axeViolations(page, true)).toEqual([]);
  expect(await clippedText(page, true)).toEqual([]);
}
