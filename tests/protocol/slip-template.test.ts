import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfiguration } from '../../server/config.ts';
import { slip as slipSchema } from '../../server/contract/device.ts';
import type { SlipCheckAnswer, SlipTemplateAnswer } from '../../server/contract/slip-template.ts';
import type { SlipConfiguration, SlipLine } from '../../server/kernel/configuration/slip-template.ts';
import { saveSlip } from '../../server/slip-publishing.ts';
import { TEST_BRANCH, TEST_SLIP } from '../branch-fixture.ts';
import { branchAtWork, LOBBY } from './branch-at-work.ts';
import type { BranchAtWork } from './branch-at-work.ts';

const GREETING: SlipLine = { kind: 'text', text: { 'zh-CN': '请看好随身物品', en: 'Mind your belongings' }, size: 1, bold: false };
const WITH_GREETING: SlipConfiguration = { ...TEST_SLIP, lines: [...TEST_SLIP.lines, GREETING] };
const field = (name: Extract<SlipLine, { kind: 'field' }>['field']): SlipLine => ({ kind: 'field', field: name });
const saying = (text: string, en: string, size: 1 | 2): SlipConfiguration => ({
  ...TEST_SLIP,
  lines: [...TEST_SLIP.lines, { kind: 'text', text: { 'zh-CN': text, en }, size, bold: false }],
});

let folder: string;
let file: string;
let branch: BranchAtWork;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branch-slip-'));
  file = join(folder, 'branch.json');
  writeFileSync(file, JSON.stringify(TEST_BRANCH, null, 2));
  branch = await branchAtWork({ saveSlip: (slip) => saveSlip(file, slip) });
});
afterEach(async () => {
  await branch.stop();
  rmSync(folder, { recursive: true });
});

async function ask(
  method: 'POST' | 'PUT',
  path: string,
  template: unknown,
  token: string,
): Promise<{ status: number; answer: SlipCheckAnswer }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(branch.url + path, { method, headers, body: JSON.stringify({ template }) });
  return { status: response.status, answer: (await response.json()) as SlipCheckAnswer };
}
const publish = (template: unknown) => ask('PUT', '/api/slip-template', template, branch.operatorToken);
const trial = (template: unknown) => ask('POST', '/api/slip-template/samples', template, branch.operatorToken);
const kept = async (): Promise<SlipTemplateAnswer> =>
  (await branch.get('/api/slip-template', branch.operatorToken)).json() as Promise<SlipTemplateAnswer>;
const day = (type: 'open-day' | 'close-day') => branch.post(branch.operatorToken, { commandId: crypto.randomUUID(), command: { type } });

describe('publishing a slip template', () => {
  test('keeps it in the file, and the next day that opens is run by it', async () => {
    await day('open-day');
    expect(await publish(WITH_GREETING)).toEqual({ status: 200, answer: { problems: [], samples: [] } });
    expect(parseConfiguration(file, readFileSync(file, 'utf8'))).toEqual({ ...TEST_BRANCH, slip: WITH_GREETING });
    expect(await kept()).toEqual({ template: WITH_GREETING, inForce: TEST_SLIP });
    await day('close-day');
    expect((await day('open-day')).reply).toMatchObject({ ok: true });
    expect(await kept()).toEqual({ template: WITH_GREETING, inForce: WITH_GREETING });
  });

  test('changes nothing else in the file, and nothing at all in a file with mistakes', async () => {
    const others = readFileSync(file, 'utf8').replace('"测试网点"', '"VIP 网点"');
    writeFileSync(file, others);
    expect((await publish(WITH_GREETING)).status).toBe(409);
    expect(readFileSync(file, 'utf8')).toBe(others);
    expect((await kept()).template).toEqual(TEST_SLIP);
  });

  test('is for whoever speaks for the branch, and for nobody in the hall', async () => {
    const token = branch.tokenOf(LOBBY);
    expect((await ask('PUT', '/api/slip-template', WITH_GREETING, token)).status).toBe(403);
    expect((await ask('POST', '/api/slip-template/samples', WITH_GREETING, token)).status).toBe(403);
    expect((await branch.get('/api/slip-template', token)).status).toBe(403);
    expect((await kept()).template).toEqual(TEST_SLIP);
  });
});

describe('a template that does not fit', () => {
  /* 25 characters, 50 columns. */
  const long = '请您妥善保管本号票，并随时留意大厅屏幕与语音叫号提示。';
  const some = (params: object): object => expect.objectContaining(params) as object;
  const logo = (widthDots: number, heightDots: number, bytes: number) => ({
    widthDots,
    heightDots,
    dots: Buffer.alloc(bytes).toString('base64'),
  });

  test.each<[string, unknown, object]>([
    [
      'a text of too many rows',
      saying(long + long, 'Fine', 1),
      { line: 10, key: 'lines[9].text.zh-CN', code: 'too-many-rows', params: some({ rows: 4 }) },
    ],
    [
      'the same text, larger',
      saying(long, 'Fine', 2),
      { line: 10, key: 'lines[9].text.zh-CN', code: 'too-many-rows', params: some({ columns: 16, rows: 4 }) },
    ],
    [
      'a rank',
      saying('贵宾请走左侧', 'Fine', 1),
      { line: 10, key: 'lines[9].text.zh-CN', code: 'banned-word', params: some({ word: '贵宾' }) },
    ],
    ['a missing language', saying('您好', ' ', 1), { line: 10, key: 'lines[9].text.en', code: 'shape' }],
    ['a placeholder', saying('您好', '{{name}}', 1), { line: 10, key: 'lines[9].text.en', code: 'placeholder' }],
    [
      'a field twice',
      { ...TEST_SLIP, lines: [...TEST_SLIP.lines, field('time')] },
      { line: 10, code: 'repeated-field', params: some({ field: 'time' }) },
    ],
    [
      'no rule',
      { ...TEST_SLIP, lines: [field('number'), field('service')] },
      { line: null, code: 'missing-field', params: some({ field: 'rule' }) },
    ],
    ['a line for no logo', { ...TEST_SLIP, lines: [field('logo'), ...TEST_SLIP.lines] }, { line: 1, code: 'no-logo' }],
    ['a logo too large', { ...TEST_SLIP, logo: logo(384, 60, 48 * 60) }, { line: null, code: 'shape', key: 'logo.dots' }],
    ['a logo of other dots', { ...TEST_SLIP, logo: logo(64, 8, 63) }, { line: null, code: 'logo-wrong-length' }],
    ['an unknown field', { ...TEST_SLIP, lines: [{ kind: 'field', field: 'tier' }] }, { line: 1, code: 'shape' }],
    ['nothing', null, { line: null, code: 'shape' }],
  ])('%s is named with its line and the reason, and nothing is kept', async (_, template, problem) => {
    const { status, answer } = await publish(template);
    expect(status).toBe(422);
    expect(answer.problems).toContainEqual(expect.objectContaining(problem));
    expect((await trial(template)).answer.problems).toEqual(answer.problems);
    expect((await kept()).template).toEqual(TEST_SLIP);
  });
});

describe('samples', () => {
  test('are slips as customers get them: both languages, both crowd levels, large print', async () => {
    const services = TEST_BRANCH.services.map((service) => ({ ...service, forms: [{ 'zh-CN': '汇款凭证', en: 'Remittance form' }] }));
    await branch.stop();
    branch = await branchAtWork({ configuration: { ...TEST_BRANCH, services } });
    const { status, answer } = await trial(WITH_GREETING);
    expect(status).toBe(200);
    expect(answer.samples).toHaveLength(8);
    for (const { slip } of answer.samples) expect(() => slipSchema.parse(slip)).not.toThrow();
    const words = (language: string, crowd: string): string[] =>
      answer.samples
        .filter((sample) => sample.language === language && sample.crowd === crowd && !sample.elder)
        .flatMap(({ slip }) => slip.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])));
    expect(words('zh-CN', 'quiet')).toEqual(expect.arrayContaining(['如有不清楚之处，请问大堂人员。', '请看好随身物品', '前面等候 4 人']));
    expect(words('zh-CN', 'crowded')).toEqual(expect.arrayContaining(['不清楚处可先空着，柜员会协助您。', '前面等候 5 人']));
    expect(words('en', 'crowded')).toEqual(
      expect.arrayContaining(['Leave blank what is unclear; the teller will help.', 'Mind your belongings']),
    );
  });
});
