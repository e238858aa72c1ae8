import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import { STAGE_TIME } from '../stage.ts';
import type { TellerCounter } from './views.ts';
import { idleCounter, MINUTE, servingCounter, tellerWith } from './views.ts';

const SECOND = 1_000;
const LARGE_CASH = { 'zh-CN': '大额存取现金或汇款', en: 'Large cash in, out or remittance' };
const ZHAO = { role: 'lobby', staffId: 's-zhao', staffName: '赵敏' } as const;

/** Raised just now for A039, and not heard of since. */
export function referral(change: Partial<ReferralRow>): ReferralRow {
  return {
    referralId: 'f-1',
    source: { role: 'teller', staffId: 's-wang', staffName: '王芳', counterLabel: '3' },
    target: { kind: 'lobby', staffName: null },
    ticketId: 't-A039',
    number: 'A039',
    serviceId: 'cash',
    servedAtLabel: '3',
    phase: 'serving',
    takenAt: STAGE_TIME - 600 * SECOND,
    newNumber: null,
    salutation: null,
    cueId: 'large-cash',
    cue: LARGE_CASH,
    confidence: 'confirmed',
    state: 'raised',
    raisedAt: STAGE_TIME - 20 * SECOND,
    alertFrom: STAGE_TIME - 20 * SECOND,
    realerts: 0,
    escalation: null,
    forMe: false,
    isSnoozed: false,
    holder: null,
    seenAt: null,
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

const seen = { state: 'seen', seenAt: STAGE_TIME - 15 * SECOND } as const;
const acknowledged = { ...seen, state: 'acknowledged', acknowledgedAt: STAGE_TIME - 10 * SECOND, holder: ZHAO } as const;
const attended = { ...acknowledged, state: 'attended', attendedAt: STAGE_TIME - 5 * SECOND } as const;

export const REFERRALS = {
  raised: referral({}),
  possible: referral({ confidence: 'possible' }),
  realerted: referral({ ...seen, realerts: 1, raisedAt: STAGE_TIME - 40 * SECOND }),
  escalated: referral({ ...seen, realerts: 2, escalation: 'unanswered', raisedAt: STAGE_TIME - 95 * SECOND }),
  nobody: referral({ escalation: 'nobody-on-duty' }),
  seen: referral(seen),
  acknowledged: referral({ ...acknowledged, salutation: { surname: '李', title: 'ms' } }),
  attended: referral(attended),
  waiting: referral({ ...attended, state: 'waiting', waitingSince: STAGE_TIME - SECOND }),
  introduced: referral({
    ...attended,
    state: 'closed',
    outcome: 'introduced',
    closedAt: STAGE_TIME - SECOND,
    manager: { staffId: 's-qian', staffName: '钱进' },
  }),
} as const satisfies Readonly<Record<string, ReferralRow>>;

/** Of a colleague, for a teller away from cash. */
export function asked(change: Partial<ReferralRow>): ReferralRow {
  return referral({
    referralId: 'f-9',
    source: { role: 'teller', staffId: 's-chen', staffName: '陈立', counterLabel: '2' },
    target: { kind: 'non-cash', staffName: null },
    ticketId: 't-A041',
    number: 'A041',
    servedAtLabel: '2',
    salutation: { surname: '孙', title: 'mr' },
    forMe: true,
    ...change,
  });
}

const ME = { role: 'teller', staffId: 's-wang', staffName: '王芳' } as const;
export const askedAndThere = asked({
  state: 'attended',
  forMe: false,
  holder: ME,
  acknowledgedAt: STAGE_TIME - 9 * SECOND,
  attendedAt: STAGE_TIME,
  servedAtLabel: null,
});

export const MANAGERS: readonly ManagerRow[] = [
  {
    managerId: 's-qian',
    staffName: '钱进',
    place: { 'zh-CN': '理财室 1', en: 'Room 1' },
    state: 'free',
    since: STAGE_TIME - 5 * MINUTE,
    backAt: null,
    waiting: 0,
  },
  {
    managerId: 's-sun',
    staffName: '孙莉',
    place: { 'zh-CN': '理财室 2', en: 'Room 2' },
    state: 'with-customer',
    since: STAGE_TIME - 9 * MINUTE,
    backAt: null,
    waiting: 1,
  },
];

/** Serving A039, whom the teller may refer. */
export function servingView(change: Partial<TellerView>): TellerView {
  return {
    ...tellerWith(servingCounter()),
    managers: [...MANAGERS],
    referable: { ticketId: 't-A039', number: 'A039', until: null, cueId: null },
    ...change,
  };
}

/** A039 was finished half a minute ago; nobody is at the glass. */
export function justFinishedView(change: Partial<TellerView>): TellerView {
  return servingView({
    counter: idleCounter(),
    referable: { ticketId: 't-A039', number: 'A039', until: STAGE_TIME + 90 * SECOND, cueId: null },
    ...change,
  });
}

/** Whether the day was long: seven referrals before this one. */
export function longDay(newest: ReferralRow): ReferralRow[] {
  const earlier = Array.from({ length: 7 }, (_, index) =>
    referral({
      ...REFERRALS.introduced,
      referralId: `f-old-${index}`,
      ticketId: `t-A01${index}`,
      number: `A01${index}`,
      raisedAt: STAGE_TIME - (90 - index) * MINUTE,
      closedAt: STAGE_TIME - (80 - index) * MINUTE,
      outcome: index % 2 === 0 ? 'introduced' : 'declined',
    }),
  );
  return [...earlier, newest];
}

export function servingAnother(): TellerCounter {
  const serving = servingCounter();
  return { ...serving, ticket: serving.ticket === null ? null : { ...serving.ticket, ticketId: 't-A040', number: 'A040' } };
}
