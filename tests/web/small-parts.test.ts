import { describe, expect, test, vi } from 'vitest';
import { newCommandId } from '../../server/web/command-id.ts';
import { createTexts } from '../../server/web/i18n.ts';
import { takeToken, TOKEN_MAX_LENGTH } from '../../server/web/place.ts';
import { clockText, dateText, secondsLeft, stopwatchText } from '../../server/web/time.ts';
import { memoryStore } from './real-server.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('command ids', () => {
  test('are UUIDs where crypto has randomUUID and where, over plain http, it has not', () => {
    expect(newCommandId()).toMatch(UUID);
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.map((_, index) => (index * 37 + 201) % 256) });
    try {
      expect(newCommandId()).toMatch(UUID);
    } finally {
      vi.unstubAllGlobals();
    }
    expect(newCommandId()).not.toBe(newCommandId());
  });
});

describe('the token', () => {
  test('is taken from the address once, and kept for this page only', () => {
    const store = memoryStore();
    let forgotten = 0;
    const forget = (): void => {
      forgotten += 1;
    };
    expect(takeToken('#t=secret%20one', '/kiosk/k1', store, memoryStore(), forget)).toBe('secret one');
    expect(forgotten).toBe(1);
    expect(takeToken('', '/kiosk/k1', store, memoryStore(), forget)).toBe('secret one');
    expect(takeToken('', '/kiosk/k2', store, memoryStore(), forget)).toBe('');
    expect(forgotten).toBe(1);
  });

  test('belongs to its tab first: two people in two tabs stay who they are over a reload', () => {
    const [store, wang, li] = [memoryStore(), memoryStore(), memoryStore()];
    takeToken('#t=wang', '/counter/teller', store, wang, () => undefined);
    takeToken('#t=li', '/counter/teller', store, li, () => undefined);
    expect(takeToken('', '/counter/teller', store, wang, () => undefined)).toBe('wang');
    expect(takeToken('', '/counter/teller', store, memoryStore(), () => undefined)).toBe('li');
  });

  test('that is far too long is not taken', () => {
    const store = memoryStore();
    expect(takeToken(`#t=${'x'.repeat(TOKEN_MAX_LENGTH + 1)}`, '/kiosk/k1', store, memoryStore(), () => undefined)).toBe('');
  });
});

describe('texts', () => {
  const texts = createTexts(
    { waiting: '等候 {{count}} 人', hello: '{{name}}，您好', plain: 'a.b:c' },
    { waiting: '{{count}} people waiting', waiting_one: '1 person waiting', hello: 'Hello {{name}}', plain: 'a.b:c' },
  );

  test('come in the language in force, with values as they are and English plurals', () => {
    expect(texts.t('waiting', { count: 1 })).toBe('等候 1 人');
    expect(texts.t('hello', { name: '<b>' })).toBe('<b>，您好');
    texts.language.value = 'en';
    expect([0, 1, 2].map((count) => texts.t('waiting', { count }))).toEqual(['0 people waiting', '1 person waiting', '2 people waiting']);
    expect(texts.pick({ 'zh-CN': '现金', en: 'Cash' })).toBe('Cash');
    expect(texts.tIn('zh-CN', 'waiting', { count: 3 })).toBe('等候 3 人');
    expect(texts.t('plain', {})).toBe('a.b:c');
  });
});

describe('time', () => {
  const at = Date.UTC(2026, 10, 23, 16, 5);

  test("is the branch's, whatever the device thinks", () => {
    expect(clockText(at, 'Asia/Shanghai')).toBe('00:05');
    expect(clockText(at, 'Europe/London')).toBe('16:05');
    expect(dateText(at, 'Asia/Shanghai', 'en')).toBe('Tuesday 24 November');
    expect(dateText(at, 'Asia/Shanghai', 'zh-CN')).toBe('11月24日星期二');
  });

  test('durations are never negative; a countdown shows 0 only when it is over', () => {
    expect([-5, 7_400, 750_000, 3_723_000].map(stopwatchText)).toEqual(['0:00', '0:07', '12:30', '1:02:03']);
    expect([-1, 0, 1, 8_000].map(secondsLeft)).toEqual([0, 0, 1, 8]);
  });
});
