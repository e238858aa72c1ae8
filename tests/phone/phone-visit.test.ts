import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneMessage } from '../../server/contract/phone.ts';
import { BEAT_INTERVAL_MS } from '../../server/contract/wire.ts';
import { PHONE_TEXTS } from '../../server/net/phone/page/words.ts';
import { postedRule } from '../../server/views/posted-rule.ts';
import { LOBBY, until } from '../protocol/branch-at-work.ts';
import { phonesAtWork, type PhonesAtWork, PUBLIC_BRANCH } from './phones-at-work.ts';

let work: PhonesAtWork;
beforeEach(async () => {
  work = await phonesAtWork({}, PUBLIC_BRANCH);
});
afterEach(async () => {
  await work.stop();
  expect(work.branch.deaths).toEqual([]);
});

const JSON_PLEASE = { accept: 'application/json' };

describe('a visit on the phone', () => {
  it('is followed from the slip to the end, and the page is dead afterwards', async () => {
    const [first, own] = [await work.take({}), await work.take({ language: 'en' })];
    const page = await work.send('GET', own.path, {});
    expect(page.status).toBe(200);
    expect(page.body).toContain(own.number);
    expect(page.body).toContain('<html lang="en"');
    const phone = await work.watch(own.path);
    expect((await phone.until('one, and three who may be added', ({ atMostAhead }) => atMostAhead === 4)).state).toBe('waiting');
    await work.callNext(null);
    await phone.until('the call', ({ atMostAhead }) => atMostAhead === 3);
    await work.teller({ type: 'start-service', counterId: 'c1', ticketId: first.ticketId });
    await work.callNext(first.ticketId);
    await phone.until('counter 1', ({ state, counterLabel }) => state === 'called' && counterLabel === '1');
    await work.teller({ type: 'start-service', counterId: 'c1', ticketId: own.ticketId });
    await phone.until('being served', ({ state, counterLabel }) => state === 'serving' && counterLabel === null);
    await work.teller({ type: 'finish-service', counterId: 'c1', ticketId: own.ticketId });
    await until('the stream to end', () => phone.closed);
    expect(phone.events.at(-1)).toEqual({ name: 'over', data: '{}' });
    const dead = await work.send('GET', own.path, {});
    expect(dead.status).toBe(410);
    expect(dead.body).toContain('本次排队已结束');
    expect(dead.body).toContain('This visit is over');
    expect(dead.body).not.toContain(own.number);
    expect((await work.send('GET', `${own.path}/state`, JSON_PLEASE)).status).toBe(410);
  });

  it('that is cancelled, and one that the day ends, die with the same words', async () => {
    const [cancelled, closed] = [await work.take({}), await work.take({})];
    const ask = async (path: string) => work.send('GET', path, {});
    expect(await work.ask(LOBBY, { type: 'cancel-ticket', ticketId: cancelled.ticketId })).toMatchObject({ ok: true });
    const one = await ask(cancelled.path);
    const phone = await work.watch(closed.path);
    expect(await work.ask(LOBBY, { type: 'close-day' })).toMatchObject({ ok: true });
    await until('the stream to end', () => phone.closed);
    const other = await ask(closed.path);
    expect([one.status, other.status, other.body]).toEqual([410, 410, one.body]);
    expect(await work.ask(LOBBY, { type: 'open-day' })).toMatchObject({ ok: true });
    const strange = await ask(closed.path);
    expect(strange.status, 'another day has never heard of it').toBe(404);
    for (const words of [
      '没有找到这个页面',
      '请看您的号票，或询问大堂经理。',
      'Nothing is here',
      'Please look at your slip, or ask the lobby manager.',
    ]) {
      expect(strange.body).toContain(words);
    }
    expect(strange.body).not.toContain(closed.number);
    const next = await work.take({});
    expect((await ask(next.path)).status).toBe(200);
  });

  it('that was voided with others of its kiosk says so and whom to see, until the day is over', async () => {
    const own = await work.take({});
    const phone = await work.watch(own.path);
    const since = work.branch.clock.now();
    expect(await work.ask(LOBBY, { type: 'void-kiosk-numbers', kioskId: 'k1', since, reason: 'pressed' })).toMatchObject({ ok: true });
    await phone.until('told', ({ state, atMostAhead, counters }) => state === 'voided' && atMostAhead === null && counters === null);
    const page = await work.send('GET', own.path, {});
    expect([page.status, phone.closed]).toEqual([200, false]);
    expect(page.body).toContain('此号码已作废');
    expect(await work.ask(LOBBY, { type: 'close-day' })).toMatchObject({ ok: true });
    expect(await work.ask(LOBBY, { type: 'open-day' })).toMatchObject({ ok: true });
    expect((await work.send('GET', own.path, {})).status).toBe(404);
  });

  it('taken up again by an undo is followed again, with revisions that go on', async () => {
    const own = await work.take({});
    await work.callNext(null);
    await work.teller({ type: 'start-service', counterId: 'c1', ticketId: own.ticketId });
    const before = JSON.parse((await work.send('GET', `${own.path}/state`, JSON_PLEASE)).body) as PhoneMessage;
    await work.teller({ type: 'finish-service', counterId: 'c1', ticketId: own.ticketId });
    expect((await work.send('GET', own.path, {})).status).toBe(410);
    await work.teller({ type: 'undo', counterId: 'c1' });
    const after = JSON.parse((await work.send('GET', `${own.path}/state`, JSON_PLEASE)).body) as PhoneMessage;
    expect(after.view).toEqual(before.view);
    expect([after.epoch, after.revision >= before.revision]).toEqual([before.epoch, true]);
  });

  it('hears a beat while nothing happens, and nothing of what happens to others', async () => {
    const own = await work.take({});
    const phone = await work.watch(own.path);
    await phone.until('itself', ({ number }) => number === own.number);
    await work.take({});
    await work.take({ serviceId: 'transfer' });
    await until('a beat', () => phone.events.some(({ name }) => name === 'beat'));
    expect(phone.messages.map(({ revision }) => revision)).toEqual([1]);
    const others = await work.take({});
    const state = JSON.parse((await work.send('GET', `${others.path}/state`, JSON_PLEASE)).body) as PhoneMessage;
    expect(state.revision, 'revisions count one ticket’s changes').toBe(1);
    expect(BEAT_INTERVAL_MS).toBeLessThan(5_000);
  });

  it('two phones with one slip are told the same, byte for byte', async () => {
    const own = await work.take({});
    const [one, other] = [await work.watch(own.path), await work.watch(own.path)];
    await work.callNext(null);
    await one.until('the call', ({ state }) => state === 'called');
    await other.until('the call', ({ state }) => state === 'called');
    expect(JSON.stringify(one.messages)).toBe(JSON.stringify(other.messages));
  });
});

describe('the page itself', () => {
  it('can be read without scripts: everything is in it, with the time it was so', async () => {
    await work.take({});
    const own = await work.take({});
    const { body } = await work.send('GET', own.path, {});
    const words = body.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, ' ');
    const rules = [postedRule(PUBLIC_BRANCH)['zh-CN'], PHONE_TEXTS.aheadApart['zh-CN']];
    for (const word of ['测试网点', own.number, '现金存取', '您前面最多还有', '截至 10:00', ...rules]) expect(words).toContain(word);
    expect(body).toContain('<noscript><meta http-equiv="refresh"');
  });

  it('escapes what the configuration says', async () => {
    await work.stop();
    const hostile = { 'zh-CN': '</script><b>行', en: '<img src=x>"' };
    work = await phonesAtWork({}, { ...PUBLIC_BRANCH, branch: { ...PUBLIC_BRANCH.branch, name: hostile } });
    const own = await work.take({});
    const { body } = await work.send('GET', own.path, {});
    expect(body).not.toContain('</script><b>');
    expect(body).toContain('&lt;/script&gt;&lt;b&gt;行');
    expect(body.match(/<\/script>/g)).toHaveLength(2);
  });
});
