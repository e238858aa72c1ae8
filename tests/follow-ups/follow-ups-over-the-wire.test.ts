import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SupervisorView } from '../../server/contract/supervisor.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { lastView, request, until } from '../protocol/branch-at-work.ts';
import { BAI, CARD, type CardBranch, cardBranch, HAN, HEAD, LOBBY, logging, newId, PERSON, PHONE, rowsOf } from './card-branch.ts';

const log = { current: memoryLog() };
let at: CardBranch;
beforeEach(async () => {
  log.current = memoryLog();
  at = await cardBranch({ eventLog: log.current });
});
afterEach(async () => {
  await at.branch.stop();
  expect(at.branch.deaths).toEqual([]);
});

describe('a card from the lobby', () => {
  test('is on its manager’s list at once, masked; nobody else’s, and nothing personal in an event or a log line', async () => {
    const bai = await at.branch.join(BAI);
    const followUpId = await at.handCard({});
    expect(rowsOf(at.han)[0]).toMatchObject({
      followUpId,
      phone: '138****8000',
      salutation: { surname: '𠮷田', title: 'mr' },
      note: '周末来电👍',
      preferred: { from: '18:00', to: '20:30' },
      state: 'not-contacted',
      recorder: { role: 'lobby', staffName: '赵敏' },
    });
    expect(rowsOf(bai)).toEqual([]);
    const told = JSON.stringify(log.current.readDay()) + at.branch.logged.join('\n');
    for (const secret of [PHONE, '13800138000', '𠮷田', PERSON.note]) expect(told).not.toContain(secret);
  });

  test('the supervisor sees figures and what is overdue, masked too', async () => {
    const head = await at.branch.join(HEAD);
    await at.handCard({});
    await until('the figures', () => (lastView(head) as unknown as SupervisorView).followUps.managers.some(({ open }) => open === 1));
    const { followUps } = lastView(head) as unknown as SupervisorView;
    expect(followUps.managers.find(({ managerId }) => managerId === 'han')).toMatchObject({
      open: 1,
      notContacted: 1,
      overdue: 0,
      ages: [1, 0, 0, 0],
      oldestOn: '2026-11-23',
    });
    expect(JSON.stringify(lastView(head))).not.toContain(PHONE);
  });

  test('a contact is logged once however often it is sent, and is seen with its note', async () => {
    const followUpId = await at.handCard({});
    const command = { ...logging(followUpId), note: '月底再联系' };
    const commandId = newId();
    const first = await request(at.han.socket, commandId, command);
    expect(first).toMatchObject({ ok: true, receipt: { kind: 'contact', warnings: ['outside-preferred'] } });
    expect(await request(at.han.socket, commandId, command)).toEqual(first);
    await until('the contact', () => rowsOf(at.han)[0]?.contacts.length === 1);
    expect(rowsOf(at.han)[0]).toMatchObject({
      state: 'contacted',
      contacts: [{ result: 'again', note: '月底再联系', staffName: '韩知远' }],
    });
  });
});

describe('a telephone in clear', () => {
  test('is read by a click, which is an event; the same click again is none', async () => {
    const followUpId = await at.handCard({});
    const commandId = newId();
    expect(await at.reveal(HAN, followUpId, commandId)).toMatchObject({ status: 200, body: { ok: true, phone: PHONE } });
    expect(await at.reveal(HAN, followUpId, commandId)).toMatchObject({ status: 200, body: { phone: PHONE } });
    expect(await at.reveal(HEAD, followUpId, newId())).toMatchObject({ body: { phone: PHONE } });
    const revealed = log.current.readDay().filter(({ event }) => event.type === 'phone-revealed');
    expect(revealed.map(({ event }) => event)).toEqual([
      { type: 'phone-revealed', followUpId, role: 'manager', staffId: 'han' },
      { type: 'phone-revealed', followUpId, role: 'supervisor', staffId: 'gao' },
    ]);
  });

  test('not by another manager, not by the lobby, not without a token, and not one that is not there', async () => {
    const followUpId = await at.handCard({});
    expect(await at.reveal(BAI, followUpId, newId())).toMatchObject({ body: { refusal: 'unknown-follow-up' } });
    expect(await at.reveal(LOBBY, followUpId, newId())).toMatchObject({ body: { refusal: 'not-allowed' } });
    expect(await at.reveal(HAN, 'no-such', newId())).toMatchObject({ body: { refusal: 'unknown-follow-up' } });
    expect(await at.reveal(HAN, followUpId, 'not-an-id')).toMatchObject({ status: 400, body: { refusal: 'malformed' } });
    const without = await at.handCard({ person: null });
    expect(await at.reveal(HAN, without, newId())).toMatchObject({ body: { refusal: 'no-phone' } });
    expect(log.current.readDay().filter(({ event }) => event.type === 'phone-revealed')).toEqual([]);
  });
});

describe('what people type', () => {
  const wrong = async (person: object) => {
    const reply = await at.lobby.ask({ ...CARD, person: { ...PERSON, ...person } });
    return reply.ok ? 'accepted' : reply.refusal;
  };

  test('a phone with letters, too short, too long: refused in words of its own', async () => {
    for (const phone of ['1380013800O', 'abc', '12345', '123456789012345678901', '+', '138--', '１３８００abc', '1'.repeat(200)]) {
      expect(await wrong({ phone }), phone).toBe('phone-wrong');
    }
    expect(await wrong({ consent: false })).toBe('phone-without-consent');
  });

  test('full-width digits, a country code, spaces, hyphens and an extension are a phone, one in every spelling; an odd number stays', async () => {
    const typed = ['１３８　００１３　８０００', '+86 138-0013-8000', '013800138000', '010-65551234', '+86 10 6555 1234 转 8', '123456'];
    const kept = ['13800138000', '13800138000', '13800138000', '01065551234', '01065551234x8', '123456'];
    for (const [index, phone] of typed.entries()) {
      const followUpId = await at.handCard({ person: { ...PERSON, phone } });
      const { body } = await at.reveal(HAN, followUpId, newId());
      expect(body['phone'], phone).toBe(kept[index]);
    }
    const masked = ['138****8000', '138****8000', '138****8000', '010****1234', expect.stringMatching(/^\d{3}\*{4}/), '****56'];
    expect(rowsOf(at.han).map(({ phone }) => phone)).toEqual(masked);
  });

  test('a name of 200 characters and a long note are refused clearly; emoji and rare hanzi stay whole', async () => {
    expect(await wrong({ salutation: { surname: '长'.repeat(200), title: 'mr' } })).toBe('surname-wrong');
    expect(await wrong({ note: '字'.repeat(61) })).toBe('note-too-long');
    await at.handCard({ person: { ...PERSON, note: '𠮷'.repeat(60) } });
    expect(rowsOf(at.han)[0]?.note).toBe('𠮷'.repeat(60));
  });

  test('times and dates that no clock and no calendar has are malformed', async () => {
    const followUpId = await at.handCard({});
    const early = await at.lobby.ask({ ...CARD, preferred: { from: '9:00', to: '25:00' } });
    expect(early).toMatchObject({ ok: false, refusal: 'malformed' });
    expect(await at.han.ask({ ...logging(followUpId), nextOn: '2026-1-1' })).toMatchObject({ ok: false, refusal: 'malformed' });
    expect(await at.han.ask({ ...logging(followUpId), nextOn: '2027-02-29' })).toMatchObject({ ok: false, refusal: 'due-date-wrong' });
  });
});
