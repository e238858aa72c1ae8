import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/kernel/actor.ts';
import type { BranchEvent, StoredEvent } from '../../server/kernel/event.ts';
import { type Answer, ANSWERS_FORGOTTEN_AT_ONCE, ANSWERS_KEPT_MS, type EventLog } from '../../server/store/log.ts';
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
  carry: { lastOrdinals: {}, lastN: 0, printers: {} },
});
export const helpSeen = (helpId: string): BranchEvent => ({ type: 'help-seen', helpId });

export function append(log: EventLog, at: number, ...events: readonly BranchEvent[]): void {
  log.transact((batch) => {
    for (const event of events) batch.append({ commandId: `command-${at}`, actor: LOBBY }, { at, event });
  });
}

function types(stored: readonly StoredEvent[]): string[] {
  return stored.map(({ event }) => (event.type === 'help-seen' ? event.helpId : event.type));
}

/** What any event log keeps. `reopen` gives a log on the same records; null where nothing outlives the process. */
export function eventLogContract(name: string, open: () => EventLog, reopen: ((log: EventLog) => EventLog) | null): void {
  recordsContract(name, open);
  answersContract(name, open);
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

    it('keeps nothing of a transaction that threw, and goes on as if it had not been', () => {
      append(log, 1, dayOpened('2026-11-23'));
      const failing = () =>
        log.transact((batch) => {
          batch.append({ commandId: 'x', actor: LOBBY }, { at: 2, event: dayOpened('2026-11-24') });
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

    it('forgets a bounded number at once, and the rest the next time', { timeout: 60_000 }, () => {
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
