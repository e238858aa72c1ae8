import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  CONFIGURATION_MAX_BYTES,
  ConfigurationError,
  parseConfiguration,
  readConfiguration,
  writeFileDurably,
} from '../../server/config.ts';
import { PROBLEMS_SHOWN_MAX } from '../../server/config/problems.ts';
import { bannedWordIn } from '../../server/config/public-words.ts';
import { COUNTERS_MAX, SERVICES_MAX } from '../../server/config/schema.ts';
import { isOpenAt } from '../../server/kernel/day/opening-hours.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';

const DEMO = readFileSync('server/demo-branch.json', 'utf8');

/** What the administrator reads about this text; "" when there is nothing to say. */
function complaint(text: string): string {
  try {
    parseConfiguration('branch.json', text);
    return '';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

/** The demo configuration with one piece of its text changed. */
function withText(found: string, changed: string): string {
  if (!DEMO.includes(found)) throw new Error(`the demo configuration does not say ${found}`);
  return DEMO.replace(found, changed);
}

/** The demo configuration with one value changed. */
function changed<Shape>(change: (configuration: Shape) => void): string {
  const value: unknown = JSON.parse(DEMO);
  change(value as Shape);
  return JSON.stringify(value, null, 2);
}

describe('the demo configuration', () => {
  test('is accepted as it stands, and so is the branch of the tests', () => {
    expect(complaint(DEMO)).toBe('');
    expect(complaint(JSON.stringify(TEST_BRANCH))).toBe('');
  });

  test('is open at any minute of any day, so that a first run always meets an open branch', () => {
    const { hours } = parseConfiguration('demo', DEMO);
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      for (const minuteOfDay of [0, 1, 719, 1_439]) {
        const local = { date: '2026-11-23', weekday, minuteOfDay, instantOf: (minute: number) => minute * 60_000 };
        expect(isOpenAt(hours, { now: minuteOfDay * 60_000, local })).toBe(true);
      }
    }
  });
});

describe('a mistake is named with its line, its key and what is allowed', () => {
  const line = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

  test.each([
    ['an unknown key', '"timeZone"', '"timezome": 1, "timeZone"', 'branch.timezome: found 1; allowed: nothing: this key is not known here'],
    ['an unknown time zone', '"Asia/Shanghai"', '"Asia/Shangai"', 'branch.timeZone: found "Asia/Shangai"; allowed: an IANA time zone'],
    ['the letter V', '"prefix": "B"', '"prefix": "V"', 'services[1].prefix: found "V"; allowed: one letter from A to Z or two, but not V'],
    ['a small letter', '"prefix": "B"', '"prefix": "b"', 'services[1].prefix: found "b"'],
    ['the same prefix twice', '"prefix": "B"', '"prefix": "A"', 'services[1].prefix: found "A"; allowed: a value of its own'],
    ['the same id twice', '"id": "transfer"', '"id": "cash"', 'services[1].id: found "cash"; allowed: a value of its own'],
    ['the same label twice', '"label": "2"', '"label": "1"', 'counters[1].label: found "1"; allowed: a value of its own'],
    ['a label that cannot be spoken', '"label": "2"', '"label": "2A"', 'counters[1].label: found "2A"; allowed: a number'],
    [
      'a counter for no service',
      '["cash", "transfer"]',
      '["cash", "gold"]',
      'counters[0].serviceIds[1]: found "gold"; allowed: the id of a service: cash,',
    ],
    [
      'a printer that stands in for itself',
      '"fallbackPrinterId": "printer-1"',
      '"fallbackPrinterId": "printer-2"',
      'printers[1].fallbackPrinterId: found "printer-2"; allowed: null, or the id',
    ],
    [
      'a printer that is not there',
      '"printerId": "printer-2"',
      '"printerId": "printer-9"',
      'kiosks[1].printerId: found "printer-9"; allowed: null, or the id',
    ],
    ['two voices in one hall', '"announces": false', '"announces": true', 'walls[1].announces: found true; allowed: false'],
    [
      'a zone that is not there',
      '"zoneId": "hall",\n      "announces": false',
      '"zoneId": "attic", "announces": false',
      'walls[1].zoneId: found "attic"',
    ],
    [
      'a zone that calls a strange counter',
      '"counterIds": null',
      '"counterIds": ["counter-9"]',
      'voice.zones[0].counterIds[0]: found "counter-9"',
    ],
    ['a voice nobody hears', '"level": 100', '"level": 5', 'voice.level: found 5; allowed: at least 20'],
    ['a voice without end', '"announcementRounds": 2', '"announcementRounds": 4', 'rules.announcementRounds: found 4; allowed: at most 3'],
    [
      'a level span that ends before it begins',
      '"to": "14:00"',
      '"to": "11:00"',
      'voice.levelSpans[0].to: found "11:00"; allowed: a time later',
    ],
    ['a pack name that is a path', '"packName": null', '"packName": "../x"', 'voice.packName: found "../x"'],
    [
      'a closing before the opening',
      '"closes": "24:00"',
      '"closes": "00:00"',
      'hours[0].closes: found "00:00"; allowed: a time later than "opens"',
    ],
    ['a time that is none', '"24:00"', '"24:30"', 'hours[0].closes: found "24:30"; allowed: a time such as "08:30"'],
    [
      'a text in one language',
      '"en": "Cash in, cash out"',
      '"en": " "',
      'services[0].plainName.en: found " "; allowed: a text of at least one visible',
    ],
    ['a rank in a public text', '大厅显示屏', '贵宾厅显示屏', 'walls[0].name.zh-CN: found "贵宾厅显示屏"; allowed: a text without "贵宾"'],
    ['a wrong type', '"recallLimit": 3', '"recallLimit": "3"', 'rules.recallLimit: found "3"; allowed: a number'],
    ['a number out of range', '"numberDigits": 3', '"numberDigits": 5', 'rules.numberDigits: found 5; allowed: one of 3, 4'],
    ['an unknown role', '["lobby", "teller"]', '["director"]', 'staff[7].roles[0]: found "director"; allowed: one of "teller", "lobby"'],
    [
      'a key said twice',
      '"publicBaseUrl": null',
      '"publicBaseUrl": null, "publicBaseUrl": null',
      'publicBaseUrl: found the same key a second time',
    ],
    [
      'an address that is none',
      '"publicBaseUrl": null',
      '"publicBaseUrl": "queue"',
      'publicBaseUrl: found "queue"; allowed: an address such as',
    ],
  ])('%s', (_, found, put, says) => {
    const text = withText(found, put);
    const message = complaint(text);
    expect(message).toContain(says);
    expect(message).toContain(`branch.json:${line(DEMO, found)}:`);
  });

  test('a service nobody serves, and hours that overlap', () => {
    const text = changed((configuration: { hours: unknown[]; counters: { serviceIds: string[] }[] }) => {
      configuration.hours.push({ weekdays: [7], opens: '09:00', closes: '12:00' });
      for (const counter of configuration.counters) counter.serviceIds = counter.serviceIds.filter((id) => id !== 'wealth');
    });
    expect(complaint(text)).toMatch(/hours\[1\]: found an object; allowed: hours that do not overlap those of entry 0/);
    expect(complaint(text)).toMatch(/services\[3\]\.id: found "wealth"; allowed: a service that at least one counter lists/);
  });

  test('visits to managers are no queue, and managers and assistants are people of the branch', () => {
    interface Guided {
      counters: { serviceIds: string[] }[];
      guidance: { visitServiceId: string | null; managers: { staffId: string; assistantIds: string[] }[] };
    }
    const served = changed((configuration: Guided) => configuration.counters[0]?.serviceIds.push('visit'));
    expect(complaint(served)).toMatch(/guidance\.visitServiceId: .*a service that no counter lists/);
    const wrong = changed(({ guidance }: Guided) => {
      guidance.visitServiceId = 'none';
      for (const manager of guidance.managers) Object.assign(manager, { staffId: 'r01', assistantIds: ['a01', 'a01', 't01'] });
    });
    const message = complaint(wrong);
    expect(message).toMatch(/guidance\.visitServiceId: found "none"; allowed: null, or the id of a service/);
    expect(message).toMatch(/guidance\.managers\[1\]\.staffId: .*each manager once/);
    expect(message).toMatch(/guidance\.managers\[0\]\.assistantIds\[1\]: .*each assistant once/);
    expect(message).toMatch(/guidance\.managers\[0\]\.assistantIds\[2\]: .*role "assistant"/);
    const unserved = changed((configuration: Guided) => (configuration.guidance.visitServiceId = null));
    expect(complaint(unserved)).toMatch(/services\[6\]\.id: found "visit"; allowed: a service that at least one counter lists/);
  });

  test('more customers a day than a series has numbers', () => {
    type Numbered = { services: { dailyCap: number | null }[]; rules: object };
    const numbered = (numbering: string, numberDigits: number, dailyCap: number) =>
      complaint(
        changed(({ services, rules }: Numbered) => {
          Object.assign(rules, { numbering, numberDigits });
          Object.assign(services[1] ?? {}, { dailyCap });
        }),
      );
    expect(numbered('drawn', 3, 700)).toMatch(
      /services\[1\]\.dailyCap: found 700; allowed: at most 699: "drawn" numbers of 3 digits suffice for no more customers a day, or "numberDigits": 4/,
    );
    expect(numbered('sequential', 3, 1_000)).toMatch(/services\[1\]\.dailyCap: found 1000; allowed: at most 999/);
    expect(numbered('drawn', 4, 9_900)).toMatch(/allowed: at most 8999: "drawn" numbers of 4 digits suffice for no more customers a day$/m);
    expect([numbered('drawn', 3, 699), numbered('gapped', 3, 999), numbered('drawn', 4, 900)]).toEqual(['', '', '']);
  });

  test('a class of customers that no counter of a service serves', () => {
    const text = changed((configuration: { counters: { serviceIds: string[]; profile: { classes: string[] } }[] }) => {
      for (const { serviceIds, profile } of configuration.counters)
        if (serviceIds.includes('wealth')) profile.classes = ['premium', 'need'];
    });
    expect(complaint(text)).toMatch(/services\[3\]\.id: .*none serves appointment, ordinary/);
  });

  test('level spans that overlap, and a counter that no zone calls', () => {
    const text = changed((configuration: { voice: { levelSpans: unknown[]; zones: { counterIds: string[] | null }[] } }) => {
      configuration.voice.levelSpans.push({ from: '13:59', to: '15:00', level: 50 });
      configuration.voice.zones = [{ ...configuration.voice.zones[0], counterIds: ['counter-1', 'counter-1'] }];
    });
    expect(complaint(text)).toContain('voice.levelSpans[1]: found an object; allowed: a span that does not overlap voice.levelSpans[0]');
    expect(complaint(text)).toContain('voice.zones[0].counterIds[1]: found "counter-1"; allowed: each counter once');
    expect(complaint(text)).toContain('counters[1].id: found "counter-2"; allowed: a counter that some zone of voice.zones calls');
  });

  test('two zones may each have a voice', () => {
    const text = changed((configuration: { voice: { zones: object[] }; walls: Record<string, unknown>[] }) => {
      configuration.voice.zones.push({ id: 'upstairs', counterIds: ['counter-5', 'counter-6'] });
      configuration.walls[1] = { ...configuration.walls[1], zoneId: 'upstairs', announces: true };
    });
    expect(complaint(text)).toBe('');
  });

  test('a branch beyond every limit', () => {
    const text = changed((configuration: { counters: object[]; services: object[] }) => {
      configuration.counters = Array.from({ length: COUNTERS_MAX + 1 }, (_, index) => ({ ...configuration.counters[0], id: `c${index}` }));
      configuration.services = Array.from({ length: SERVICES_MAX + 1 }, (_, index) => ({ ...configuration.services[0], id: `s${index}` }));
    });
    expect(complaint(text)).toContain(`counters: found an array of ${COUNTERS_MAX + 1} entries; allowed: at most ${COUNTERS_MAX} entries`);
    expect(complaint(text)).toContain(`services: found an array of ${SERVICES_MAX + 1} entries; allowed: at most ${SERVICES_MAX} entries`);
  });

  test('all mistakes come at once, in the order of the file', () => {
    const text = withText('"prefix": "B"', '"prefix": "V"')
      .replace('入口显示屏', '优质客户屏')
      .replace('"numberDigits": 3', '"numberDigits": 5');
    const lines = complaint(text).split('\n');
    expect(lines[0]).toContain('3 problems');
    expect(lines.slice(1).map((one) => /^ {2}branch\.json:\d+:\d+ {2}(\S+):/.exec(one)?.[1])).toEqual([
      'services[1].prefix',
      'walls[1].name.zh-CN',
      'rules.numberDigits',
    ]);
  });

  test('a file of nothing but mistakes is not repeated in full', () => {
    const text = changed((configuration: Record<string, unknown>) => {
      for (let index = 0; index < PROBLEMS_SHOWN_MAX + 10; index += 1) configuration[`stray-${index}`] = index;
    });
    expect(complaint(text).split('\n')).toHaveLength(PROBLEMS_SHOWN_MAX + 2);
    expect(complaint(text)).toContain('and 10 more');
  });

  test.each([
    ['nothing', '', 'branch.json:1:1'],
    ['half a file', DEMO.slice(0, 400), 'allowed: JSON without comments'],
    ['a comment', DEMO.replace('{', '{ // ours'), 'branch.json:1:3'],
    ['a list', '[]', 'found an array of 0 entries; allowed: an object'],
  ])('%s is not taken for a configuration', (_, text, says) => {
    expect(complaint(text)).toContain(says);
  });
});

describe('the file', () => {
  function ownFile(): string {
    const directory = mkdtempSync(join(tmpdir(), 'branch-config-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    return join(directory, 'branch.json');
  }

  test('missing, too large or not UTF-8 is said in words', () => {
    const file = ownFile();
    expect(() => readConfiguration(file)).toThrow(/is missing/);
    writeFileSync(file, Buffer.alloc(CONFIGURATION_MAX_BYTES + 1, 32));
    expect(() => readConfiguration(file)).toThrow(/larger than/);
    writeFileSync(file, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(() => readConfiguration(file)).toThrow(/UTF-8/);
  });

  test('is written whole, with its mode, leaving no draft behind', () => {
    const file = ownFile();
    writeFileDurably(file, DEMO, 0o600);
    writeFileDurably(file, DEMO, 0o600);
    expect(readFileSync(file, 'utf8')).toBe(DEMO);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['branch.json']);
  });
});

describe('words that rank customers', () => {
  test.each(['VIP 窗口', 'ｖｉｐ', 'V I P', '贵 宾', '優質客户', '白金卡', '紫金', 'Platinum line', 'premium  customers'])(
    '%s is found',
    (text) => {
      expect(bannedWordIn(text)).not.toBeNull();
    },
  );

  test.each(['实物黄金', 'Insurance premium', 'Ship via post', '存定期、买理财', '理财咨询'])('%s is business, not rank', (text) => {
    expect(bannedWordIn(text)).toBeNull();
  });
});
