import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { RECEIPT_KINDS, beatMessage, phoneBeat, viewMessage } from '../../server/contract/outgoing.ts';
import { phoneMessage } from '../../server/contract/phone.ts';
import { AUDIENCES, type Reply } from '../../server/contract/wire.ts';
import type { Receipt } from '../../server/kernel/words/receipt.ts';
import { PUBLIC_AUDIENCES, repliesOf } from '../../server/net/of-subject.ts';
import { checked, outgoingReply, REPLY_CUT } from '../../server/net/outgoing.ts';
import { refusalReply } from '../../server/net/reply.ts';
import { type BranchAtWork, branchAtWork, KIOSK, TAKE } from './branch-at-work.ts';

const RECEIPTS: { readonly [K in Receipt['kind']]: Extract<Receipt, { readonly kind: K }> } = {
  done: { kind: 'done' },
  ticket: { kind: 'ticket', ticketId: 't', number: 'A001', ahead: 0, slip: 'printing' },
  called: { kind: 'called', ticketId: null, number: null },
  referral: { kind: 'referral', referralId: 'r' },
  appointment: { kind: 'appointment', appointmentId: 'a', code: '1234' },
  'follow-up': { kind: 'follow-up', followUpId: 'f' },
  contact: { kind: 'contact', warnings: ['late'] },
  direct: { kind: 'direct', ticketId: 't', number: 'A001' },
};

let logged: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });

let branch: BranchAtWork | null = null;
afterEach(async () => {
  logged = [];
  await branch?.stop();
  branch = null;
});

function sent(audience: (typeof AUDIENCES)[number], reply: unknown): Reply {
  return outgoingReply(log, repliesOf(audience), reply as Reply);
}

describe('a reply on its way out', () => {
  it('leaves as it is, to every audience that may have it, and to no other', () => {
    const asStaff = AUDIENCES.filter((audience) => !PUBLIC_AUDIENCES.includes(audience));
    for (const kind of RECEIPT_KINDS) {
      for (const audience of asStaff) expect(sent(audience, { ok: true, receipt: RECEIPTS[kind] }).ok, `${audience} ${kind}`).toBe(true);
    }
    const had = PUBLIC_AUDIENCES.map((audience) => [
      audience,
      RECEIPT_KINDS.filter((kind) => sent(audience, { ok: true, receipt: RECEIPTS[kind] }).ok),
    ]);
    expect(Object.fromEntries(had)).toEqual({
      kiosk: ['done', 'ticket'],
      wall: ['done'],
      'counter-display': [],
      rating: ['done'],
      device: ['done'],
    });
  });

  it('loses a key that the contract does not name, wherever it is, and the log says which, never what', () => {
    const receipt = { ...RECEIPTS.ticket, tier: 'gold' };
    expect(sent('kiosk', { ok: true, receipt, vip: true })).toEqual({ ok: true, receipt: RECEIPTS.ticket });
    expect(logged.map((line) => (JSON.parse(line) as { msg: string; cut: string[] }).cut)).toEqual([['receipt.tier', 'vip']]);
    expect(logged.join('')).toContain(REPLY_CUT);
    expect(logged.join('')).not.toContain('gold');
  });

  it('has its keys in the order of the contract', () => {
    const { kind, ...rest } = RECEIPTS.ticket;
    expect(JSON.stringify(sent('kiosk', { receipt: { ...rest, kind }, ok: true }))).toBe(
      JSON.stringify({ ok: true, receipt: RECEIPTS.ticket }),
    );
  });

  it('is a fault of the server when it is nothing that the audience may have', () => {
    for (const reply of [{ ok: true, receipt: RECEIPTS.called }, { ok: true, receipt: { kind: 'ticket', number: 7 } }, { ok: 'yes' }]) {
      expect(sent('kiosk', reply)).toEqual(refusalReply('server-fault', {}));
    }
    expect(logged).toHaveLength(3);
  });

  it('refuses with the params that its text shows, and no other', () => {
    expect(refusalReply('service-full', { limit: 2, tier: 'gold' }).params).toEqual({ limit: 2 });
    expect(refusalReply('not-allowed', { who: 'wang' }).params).toEqual({});
  });
});

describe('whatever else leaves', () => {
  it.each([
    ['a view', viewMessage, { epoch: 'e', revision: 1, serverTime: 1, build: 'b', view: {} }],
    ['a beat', beatMessage, { epoch: 'e', revision: 1, serverTime: 1 }],
    ['a phone’s beat', phoneBeat, { serverTime: 1 }],
  ] as const)('%s with one more key is a bug, and does not leave', (what, schema, message) => {
    expect(checked<unknown>(what, schema, message)).toEqual(message);
    expect(() => checked<unknown>(what, schema, { ...message, tier: 'gold' })).toThrow(/must not/);
  });

  it('a phone’s message is strict inside too', () => {
    expect(phoneMessage.safeParse({ epoch: 'e', revision: 1, serverTime: 1, build: 'b', view: { tier: 'gold' } }).success).toBe(false);
  });
});

describe('through the server', () => {
  it('a kiosk has its receipt and nothing else, by socket and over HTTP', async () => {
    branch = await branchAtWork({});
    const kiosk = await branch.join(KIOSK);
    const commandId = crypto.randomUUID();
    const { reply } = await branch.post(branch.tokenOf(KIOSK), { commandId, command: TAKE });
    expect(Object.keys(reply)).toEqual(['ok', 'receipt']);
    const asked = await kiosk.ask(TAKE);
    expect(asked.ok ? Object.keys(asked.receipt) : asked.refusal).toEqual(['kind', 'ticketId', 'number', 'ahead', 'slip']);
  });

  it('answers what is no socket and no page, and goes on', async () => {
    branch = await branchAtWork({});
    for (const path of ['/socket.io/', '/socket.io/?EIO=4&transport=polling', '/socket.io/socket.io.js']) {
      expect((await branch.get(path, null)).status, path).toBeGreaterThanOrEqual(400);
    }
    expect((await branch.get('/livez', null)).status).toBe(200);
  });
});
