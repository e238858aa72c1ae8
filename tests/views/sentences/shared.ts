/**
 * What makes a sentence true: a field of the audience's view ("queues.*.waiting"; * is any entry), or what it is instead:
 * "answer: …" of a question over HTTP or of a command; "page: …" that the page itself knows.
 */
export type Truth = string;
export type Rows = Readonly<Record<string, Truth>>;

export const FRAME: Rows = {
  restored: 'restored.at',
  wentOn: 'restored.at',
  whoAmI: 'answer: meAnswer name',
  atDevice: 'answer: meAnswer deviceName',
  sessionSince: 'answer: meAnswer sessions.*.signedInAt',
  secretOf: 'answer: meAnswer colleagues.*.name',
  offlineData: 'page: time of the last message',
  seconds: 'page: a length of time',
  minutes: 'page: a length of time',
  hoursMinutes: 'page: a length of time',
};

/** Lobby and supervisor. */
export const OVERSEEN: Rows = {
  dutyAwayUntil: 'duty.people.*.backAt',
  dutyPostAsked: 'duty.gap.answer.sent.staffName',
  dutyPostTaken: 'duty.gap.answer.staffName',
  supportLoad: 'support.load.waiting',
  supportByWait: 'support.requests.*.waitMs',
  supportBy: 'support.requests.*.staffName',
  supportAcknowledged: 'support.requests.*.acknowledgedBy',
  alarmWait: 'alarms.*.service.name',
  alarmWaitPriority: 'alarms.*.service.name',
  alarmNoCounter: 'alarms.*.service.name',
  alarmIdle: 'alarms.*.counterLabel',
  alarmHanging: 'alarms.*.counterLabel',
  alarmLong: 'alarms.*.counterLabel',
  alarmWaitFacts: 'alarms.*.waiting',
  alarmIdleFacts: 'alarms.*.waiting',
  alarmHangingFacts: 'alarms.*.since',
  alarmLongFacts: 'alarms.*.since',
  alarmKioskLimit: 'alarms.*.kiosk.name',
  alarmKioskDoubled: 'alarms.*.kiosk.name',
  alarmKioskFacts: 'alarms.*.since',
  alarmCall: 'alarms.*.remedy.counterLabels',
  alarmResume: 'alarms.*.remedy.counterLabels',
  alarmOpen: 'alarms.*.remedy.counterLabels',
  alarmBy: 'alarms.*.acknowledgedBy',
};

/** A sentence of a dictionary that several pages share, and that this page never says. */
export const ELSEWHERE = 'page: never said here';

/** Lobby and teller: `counter` is where the meter is. */
export function priorityAt(counter: string): Rows {
  return {
    meterOrdinary: `${counter}.meter.ordinarySince`,
    meterShort: `${counter}.meter.directLastHour`,
    meterDirect: `${counter}.meter.directLastHour`,
    meterReaching: `${counter}.meter.nearCap`,
    meterAtCap: `${counter}.meter.atCap`,
    meterCapRefused: 'policy.overtakeCap',
    meterWindowRefused: 'policy.windowMs',
    noticeHandedBack: 'notices.*.reason',
    noticeExpired: 'notices.*.number',
    noticeCounterClosed: 'notices.*.counterLabel',
    noticeTicketGone: 'notices.*.number',
  };
}

/** A list of follow-ups: the manager's own, or a teller's cards of today. */
export function followUpsAt(rows: string): Rows {
  return {
    followUpDue: `${rows}.dueOn`,
    followUpWish: `${rows}.channel`,
    followUpTime: `${rows}.preferred.from`,
    followUpFrom: `${rows}.recorder.staffName`,
    followUpAtCounter: `${rows}.counterLabel`,
    followUpHistory: `${rows}.contacts`,
    followUpNextOn: `${rows}.contacts.*.nextOn`,
    oversightAge: ELSEWHERE,
    oversightAgeFirst: ELSEWHERE,
    oversightAgeOlder: ELSEWHERE,
    oversightOverdueBy: `${rows}.dueOn`,
  };
}
