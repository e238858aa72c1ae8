import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/kernel/words/actor.ts';
import type { BranchEvent, StoredEvent } from '../../server/kernel/words/event.ts';
import type { Answer } from '../../server/kernel/words/answer.ts';
import { ANSWERS_FORGOTTEN_AT_ONCE, ANSWERS_KEPT_MS, type EventLog } from '../../server/store/log.ts';
import type { NewProspect } from '../../server/store/prospect.ts';
import { configurationWith } from './configuration.ts';

const LOBBY: Actor = { role: 'lobby', staffId: 'lobby-1' };
const DONE: Answer = { ok: true, receipt: { kind: 'done' } };
const REFUSED: Answer = { ok: false, refusal: { code: 'service-full', params: { cap: 3 } } };

export const dayOpened = (date: string): BranchEvent => ({
  type: 'day-opened',
  date,
  openedBy: 'hand',
  afterHours: false,
  closesAt: 100,
  configuration: configurationWith(2),
  carry: { lastOrdinals: {}, lastN: 0, printers: {}, followUps: [], appointments: [], dayEnds: [], restored: null, cueUses: {} },
});
export const helpSeen = (helpId: string): BranchEvent => ({ type: 'help-seen', helpId });

export function append(log: EventLog, at: number, ...events: readonly BranchEvent[]): void {
  log.transact((batch) => {
    for (const event of events) batch.append({ commandId: `command-${at}`, actor: LOBBY, deviceId: null }, { at, event });
  });
}

function types(stored: readonly StoredEvent[]): string[] {
  return stored.map(({ event }) => (event.type === 'help-seen' ? event.helpId : event.type));
}

/** What any event log keeps. `reopen` gives a log on the same records; null where nothing outlives the process. */
export function eventLogContract(name: string, open: () => EventLog, reopen: ((log: EventLog) => EventLog) | null): void {
  recordsContract(name, open);
  answersContract(name, open);
  listsContract(name, open);
  if (reopen !== null) durabilityContract(name, open, reopen);
}

function recordsContract(name: string, open: () => EventLog): void {
  describe(`the records of any event log: ${name}`, () => {
    let log: EventLog;
    beforeEach(() => {
      log = open();
    });
    afterEach(() => log.close());

    it('begins with nothing', () => {
      expect(log.readDay()).toEqual([]);
      expect(log.recall('never')).toBeNull();
    });

    it('knows when the last event was', () => {
      expect(log.lastEventAt()).toBeNull();
      append(log, 5, dayOpened('2026-11-23'), helpSeen('one'));
      append(log, 4, helpSeen('two'));
      expect(log.lastEventAt()).toBe(4);
    });

    it('reads back what was appended, field for field, in order', () => {
      append(log, 5, dayOpened('2026-11-23'), helpSeen('one'));
      append(log, 7, helpSeen('two'));
      expect(log.readDay()).toEqual([
        { at: 5, event: dayOpened('2026-11-23') },
        { at: 5, event: helpSeen('one') },
        { at: 7, event: helpSeen('two') },
      ]);
    });

    it('reads the last day only, and before the first day everything', () => {
      append(log, 1, helpSeen('early'));
      expect(types(log.readDay())).toEqual(['early']);
      append(log, 2, dayOpened('2026-11-23'), helpSeen('yesterday'));
      append(log, 3, dayOpened('2026-11-24'), helpSeen('today'));
      expect(types(log.readDay())).toEqual(['day-opened', 'today']);
    });

    it('keeps up to when terms were last found over', () => {
      expect(log.lastPurge.read()).toBeNull();
      log.lastPurge.write(1_795_396_500_000);
      log.lastPurge.write(1_795_396_500_001);
      expect(log.lastPurge.read()).toBe(1_795_396_500_001);
    });

    it('keeps nothing of a transaction that threw, and goes on as if it had not been', () => {
      append(log, 1, dayOpened('2026-11-23'));
      const failing = () =>
        log.transact((batch) => {
          batch.append({ commandId: 'x', actor: LOBBY, deviceId: null }, { at: 2, event: dayOpened('2026-11-24') });
          batch.remember('x', { bodyHash: 'x', answer: DONE }, 2);
          throw new Error('thought better of it');
        });
      expect(failing).toThrow('thought better of it');
      expect(log.recall('x')).toBeNull();
      append(log, 3, helpSeen('after'));
      expect(types(log.readDay())).toEqual(['day-opened', 'after']);
    });

    it('returns what the transaction returned', () => {
      expect(log.transact(() => 42)).toBe(42);
    });
  });
}

function answersContract(name: string, open: () => EventLog): void {
  describe(`the answers of any event log: ${name}`, () => {
    let log: EventLog;
    beforeEach(() => {
      log = open();
    });
    afterEach(() => log.close());

    it('recalls an answer with its body hash, refusals too, within the transaction that gave it', () => {
      log.transact((batch) => {
        batch.remember('a', { bodyHash: 'hash-a', answer: DONE }, 1);
        expect(log.recall('a')).toEqual({ bodyHash: 'hash-a', answer: DONE });
        batch.remember('b', { bodyHash: 'hash-b', answer: REFUSED }, 1);
      });
      expect(log.recall('a')).toEqual({ bodyHash: 'hash-a', answer: DONE });
      expect(log.recall('b')).toEqual({ bodyHash: 'hash-b', answer: REFUSED });
    });

    it('answers a command id once', () => {
      const again = () => log.transact((batch) => batch.remember('a', { bodyHash: 'x', answer: DONE }, 1));
      again();
      expect(again).toThrow();
    });

    it('forgets answers when a day opens more than three days later, and not before', () => {
      log.transact((batch) => batch.remember('old', { bodyHash: 'x', answer: DONE }, 1_000));
      append(log, 1_000 + ANSWERS_KEPT_MS, dayOpened('2026-11-23'));
      expect(log.recall('old')).not.toBeNull();
      append(log, 1_001 + ANSWERS_KEPT_MS, dayOpened('2026-11-24'));
      expect(log.recall('old')).toBeNull();
    });

    it('forgets a bounded number at once, and the rest the next time', () => {
      const ids = Array.from({ length: ANSWERS_FORGOTTEN_AT_ONCE + 3 }, (_, index) => `old-${index}`);
      log.transact((batch) => ids.forEach((commandId) => batch.remember(commandId, { bodyHash: 'x', answer: DONE }, 1_000)));
      const left = () => ids.filter((commandId) => log.recall(commandId) !== null).length;
      append(log, 1_001 + ANSWERS_KEPT_MS, dayOpened('2026-11-23'));
      expect(left()).toBe(3);
      append(log, 1_002 + ANSWERS_KEPT_MS, dayOpened('2026-11-24'));
      expect(left()).toBe(0);
    });
  });
}

const DETAILS = { name: '张', phone: '13800000001', source: '', note: '', preferredTime: '' };
const prospect = (id: string, phone: string, dueOn: string | null): NewProspect => ({
  id,
  importId: 'import-1',
  managerId: 'liu',
  state: 'not-contacted',
  dueOn,
  contacts: 0,
  addedAt: 5,
  changedAt: 5,
  details: { ...DETAILS, phone },
});

const ATTENDEE = {
  gatheringId: 'salon',
  managerId: null,
  registeredAt: 5,
  arrivedAt: null,
  details: { name: '张', phone: '13800000001' },
};

function listsContract(name: string, open: () => EventLog): void {
  describe(`the large lists of any event log: ${name}`, () => {
    let log: EventLog;
    beforeEach(() => {
      log = open();
      log.transact(({ lists }) => {
        lists.prospects.add(prospect('late', '13800000001', '2026-12-05'));
        lists.prospects.add(prospect('soon', '13800000002', '2026-11-20'));
      });
    });
    afterEach(() => log.close());
    const ids = () => log.lists.prospects.page({ managerId: 'liu', state: null, offset: 0 }).rows.map(({ id }) => id);

    it('keep rows, soonest due first, and who has which telephone', () => {
      expect(ids()).toEqual(['soon', 'late']);
      expect(log.lists.prospects.find('late')).toEqual(prospect('late', '13800000001', '2026-12-05'));
      expect([log.lists.prospects.managerOf('13800000002'), log.lists.prospects.hasPhone('13800000009')]).toEqual(['liu', false]);
      log.transact(({ lists }) => lists.prospects.change('soon', 9, { state: 'booked', dueOn: null, contacts: 1 }));
      expect(ids()).toEqual(['late', 'soon']);
      expect(log.lists.prospects.find('soon')).toMatchObject({ state: 'booked', contacts: 1, addedAt: 5, changedAt: 9 });
      const figures = { managerId: 'liu', total: 2, open: 1, notContacted: 1, booked: 1, overdue: 0 };
      expect(log.lists.prospects.figures('2026-12-05')).toEqual([figures]);
      expect(log.lists.prospects.figures('2026-12-06')).toEqual([{ ...figures, overdue: 1 }]);
    });

    it('change with the events of their transaction, or not at all', () => {
      const failing = () =>
        log.transact((batch) => {
          batch.append({ commandId: 'x', actor: LOBBY, deviceId: null }, { at: 6, event: helpSeen('never') });
          batch.lists.prospects.remove('late');
          batch.lists.prospects.add(prospect('third', '13800000003', null));
          expect(batch.lists.prospects.hasPhone('13800000003')).toBe(true);
          throw new Error('thought better of it');
        });
      expect(failing).toThrow('thought better of it');
      expect(ids()).toEqual(['soon', 'late']);
      expect(log.readDay()).toEqual([]);
    });

    it('forget what has had its term, and nothing else', () => {
      log.transact(({ lists }) => lists.prospects.change('soon', 9, { state: 'contacted', dueOn: null, contacts: 1 }));
      expect(log.purgeLists({ prospectsBefore: 5, gatheringsBefore: 5 })).toEqual({ prospects: 0, gatherings: 0 });
      expect(log.purgeLists({ prospectsBefore: 9, gatheringsBefore: 5 })).toEqual({ prospects: 1, gatherings: 0 });
      expect(ids()).toEqual(['soon']);
    });

    it('count heads at gatherings, and customers by manager', () => {
      log.transact(({ lists: { gatherings } }) => {
        gatherings.plan({ id: 'salon', title: '沙龙', startsAt: 50, seats: 20, cancelled: false });
        gatherings.register({ ...ATTENDEE, id: 'a', companions: 2 });
        gatherings.register({ ...ATTENDEE, id: 'b', companions: 0 });
        gatherings.arrive('a', 51, 1, 'liu');
      });
      const { gatherings } = log.lists;
      expect(gatherings.all()).toEqual([
        { id: 'salon', title: '沙龙', startsAt: 50, seats: 20, cancelled: false, registered: 3, present: 2 },
      ]);
      expect([...gatherings.presentByManager('salon')]).toEqual([['liu', 1]]);
      expect(gatherings.isRegistered('salon', '13800000001')).toBe(true);
      log.transact((batch) => batch.lists.gatherings.withdraw('b'));
      log.transact((batch) => batch.lists.gatherings.cancel('salon'));
      expect([gatherings.figures('salon'), gatherings.find('salon')?.cancelled]).toEqual([{ registered: 2, present: 2 }, true]);
      expect(log.purgeLists({ prospectsBefore: 0, gatheringsBefore: 51 })).toEqual({ prospects: 0, gatherings: 2 });
      expect([gatherings.all(), gatherings.findAttendee('a')]).toEqual([[], null]);
    });
  });
}

function durabilityContract(name: string, open: () => EventLog, reopen: (log: EventLog) => EventLog): void {
  describe(`an event log that outlives the process: ${name}`, () => {
    it('has everything after it was closed and opened again, and continues', () => {
      let log = open();
      append(log, 1, dayOpened('2026-11-23'), helpSeen('before'));
      log.transact((batch) => batch.remember('a', { bodyHash: 'x', answer: DONE }, 1));
      log = reopen(log);
      append(log, 2, helpSeen('after'));
      log = reopen(log);
      expect(types(log.readDay())).toEqual(['day-opened', 'before', 'after']);
      expect(log.recall('a')).toEqual({ bodyHash: 'x', answer: DONE });
      log.close();
    });
  });
}
