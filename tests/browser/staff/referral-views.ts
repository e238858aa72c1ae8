import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import { CALM_DUTY, offDuty, onDuty } from './duty-views.ts';
import { calmLobby } from '../lobby/views.ts';
import { STAGE_TIME } from '../stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function text(zh: string, en: string) {
  return { 'zh-CN': zh, en };
}

export const SEATS = [
  { id: 'sofa', text: text('门口沙发', 'Sofa by the door') },
  { id: 'window', text: text('靠窗座位', 'Window seats') },
  { id: 'row-1', text: text('等候区一排', 'Waiting area, row 1') },
  { id: 'reception', text: text('接待台旁', 'By the reception desk') },
];

export const LOOKS = [
  { id: 'coat-dark', text: text('深色外套', 'Dark coat') },
  { id: 'coat-red', text: text('红色外套', 'Red coat') },
  { id: 'glasses', text: text('戴眼镜', 'Glasses') },
  { id: 'hat', text: text('戴帽子', 'Hat') },
  { id: 'bag', text: text('拎手提包', 'Handbag') },
  { id: 'umbrella', text: text('拿雨伞', 'Umbrella') },
  { id: 'with-child', text: text('带孩子', 'With a child') },
];

export function manager(managerId: string, staffName: string, state: ManagerRow['state'], change: Partial<ManagerRow>): ManagerRow {
  const place = text(`理财室 ${managerId.slice(1)}`, `Advice room ${managerId.slice(1)}`);
  return { managerId, staffName, place, state, since: STAGE_TIME - 22 * MINUTE, backAt: null, waiting: 0, ...change };
}

/** Liu is with a customer, Sun is free, He is away. */
export const MANAGERS: ManagerRow[] = [
  manager('m1', '刘洋', 'with-customer', { waiting: 1 }),
  manager('m2', '孙悦', 'free', { since: STAGE_TIME - 4 * MINUTE }),
  manager('m3', '何晨', 'away', { backAt: STAGE_TIME + 66 * MINUTE }),
];

/** Ms Chen, referred from counter 5 `ageMs` ago; nobody has answered yet. */
export function referral(referralId: string, ageMs: number, change: Partial<ReferralRow>): ReferralRow {
  const raisedAt = STAGE_TIME - ageMs;
  return {
    referralId,
    source: { role: 'teller', staffId: 's-zhou', staffName: '周宁', counterLabel: '5' },
    target: { kind: 'lobby', staffName: null },
    ticketId: 't-B016',
    number: 'B016',
    serviceId: 'transfer',
    servedAtLabel: null,
    phase: 'escorted',
    takenAt: STAGE_TIME,
    newNumber: null,
    salutation: { surname: '陈', title: 'ms' },
    cueId: 'foreign',
    cue: text('较大额外汇汇款或转账', 'Larger foreign remittance or transfer'),
    confidence: 'confirmed',
    state: 'seen',
    raisedAt,
    alertFrom: raisedAt,
    realerts: 0,
    escalation: null,
    forMe: true,
    isSnoozed: false,
    holder: null,
    seenAt: raisedAt + SECOND,
    acknowledgedAt: null,
    attendedAt: null,
    manager: null,
    ownManager: null,
    look: null,
    waitingSince: null,
    isRead: false,
    isOverdue: false,
    triage: null,
    outcome: null,
    closedAt: null,
    ...change,
  };
}

const ME = { role: 'lobby', staffId: 's-zhao', staffName: '赵敏' } as const;
const LI = { role: 'lobby', staffId: 's-liqiang', staffName: '李强' } as const;

/** Somebody goes: this screen's owner, or a colleague. */
export function acknowledged(referralId: string, by: 'me' | 'colleague', change: Partial<ReferralRow>): ReferralRow {
  const holder = by === 'me' ? ME : LI;
  return referral(referralId, 80 * SECOND, {
    state: 'acknowledged',
    holder,
    acknowledgedAt: STAGE_TIME - 50 * SECOND,
    forMe: false,
    ...change,
  });
}

export function attended(referralId: string, change: Partial<ReferralRow>): ReferralRow {
  return acknowledged(referralId, 'me', { state: 'attended', attendedAt: STAGE_TIME - 20 * SECOND, ...change });
}

/** Sits on the sofa and waits for Liu. */
export function waiting(referralId: string, minutes: number, change: Partial<ReferralRow>): ReferralRow {
  return attended(referralId, {
    state: 'waiting',
    salutation: { surname: '吴', title: 'ms' },
    manager: { staffId: 'm1', staffName: '刘洋' },
    look: { seat: text('门口沙发', 'Sofa by the door'), chips: [text('戴眼镜', 'Glasses'), text('红色外套', 'Red coat')] },
    waitingSince: STAGE_TIME - minutes * MINUTE,
    ...change,
  });
}

/** A lobby with managers and seats, and these referrals. */
export function referralLobby(referrals: readonly ReferralRow[]): LobbyView {
  return {
    ...calmLobby(),
    referrals: [...referrals],
    managers: MANAGERS,
    colleagues: [
      { staffId: 's-liqiang', staffName: '李强' },
      { staffId: 's-chen', staffName: '陈立' },
    ],
    seats: SEATS,
    looks: LOOKS,
    duty: { ...CALM_DUTY, people: [onDuty('s-zhao', '赵敏'), offDuty('s-liqiang', '李强')] },
  };
}

/** Each level and each state once: what a hard morning looks like. */
export function manyStates(): LobbyView {
  return referralLobby([
    referral('r-escalated', 94 * SECOND, { realerts: 2, escalation: 'unanswered' }),
    referral('r-soon', 41 * SECOND, {
      realerts: 1,
      source: { role: 'teller', staffId: 's-chenli', staffName: '陈立', counterLabel: '2' },
      salutation: { surname: '李', title: 'mr' },
      cue: text('大额存取现金或汇款', 'Large cash in, out or remittance'),
      confidence: 'possible',
      target: { kind: 'manager', staffName: '刘洋' },
    }),
    acknowledged('r-going', 'me', { salutation: { surname: '周', title: 'mr' } }),
    acknowledged('r-theirs', 'colleague', { salutation: null }),
    waiting('r-wu', 6, { isRead: true }),
    waiting('r-zheng', 3, { salutation: { surname: '郑', title: 'mr' }, manager: null, look: null }),
  ]);
}

/** Seven cards from three counters. */
export function crowdedLobby(): LobbyView {
  const from = (counterLabel: string) => ({ role: 'teller', staffId: 's-zhou', staffName: '周宁', counterLabel }) as const;
  return referralLobby(
    ['5', '2', '5', '3', '5', '2', '3'].map((label, index) =>
      referral(`r-${index}`, (70 - 9 * index) * SECOND, { source: from(label), realerts: index < 1 ? 2 : index < 4 ? 1 : 0 }),
    ),
  );
}
