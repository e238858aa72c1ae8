import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../server/config.ts';
import { bringUpToDate } from '../../server/config/bring-up.ts';
import { upgradeConfiguration } from '../../server/config/upgrade.ts';
import { initialBranch } from '../../server/kernel/state/branch.ts';
import { evolve } from '../../server/kernel/evolve.ts';
import { parseEvent } from '../../server/store/event-schema.ts';
import { postedRule } from '../../server/views/posted-rule.ts';
import { ownDirectory } from '../store/directory.ts';

/** The demo branch of release 0.1, as it was. */
const OLD_FILE = join(import.meta.dirname, 'branch-0.1.json');

describe('a branch of the first release', () => {
  it('opens after an update: its file gets what was missing, the old one stays beside it', () => {
    const file = join(ownDirectory(), 'branch.json');
    copyFileSync(OLD_FILE, file);
    expect(bringUpToDate(file)).toContain('policy');
    expect(readFileSync(`${file}.before-update`, 'utf8')).toBe(readFileSync(OLD_FILE, 'utf8'));
    const configuration = readConfiguration(file);
    expect(configuration.counters.every(({ profile }) => profile.classes.length === 4)).toBe(true);
    expect(bringUpToDate(file)).toEqual([]);
  });

  it('goes on by the rule it had: nobody comes first', () => {
    const { value } = upgradeConfiguration(JSON.parse(readFileSync(OLD_FILE, 'utf8')));
    expect(postedRule(value as Parameters<typeof postedRule>[0]).en).toContain('in the order taken');
  });

  it('keeps every other mistake in its file for the reader to name, and touches nothing', () => {
    const file = join(ownDirectory(), 'branch.json');
    const broken = { ...(JSON.parse(readFileSync(OLD_FILE, 'utf8')) as object), hours: [] };
    writeFileSync(file, JSON.stringify(broken));
    expect(bringUpToDate(file)).toEqual([]);
    expect(existsSync(`${file}.before-update`)).toBe(false);
    writeFileSync(file, 'not JSON');
    expect(bringUpToDate(file)).toEqual([]);
  });

  it('has its stored day folded: tickets and calls of then mean what they meant', () => {
    const configuration: unknown = JSON.parse(readFileSync(OLD_FILE, 'utf8'));
    const carry = { lastOrdinals: {}, lastN: 0, printers: {} };
    const opened = parseEvent('day-opened', { date: '2026-11-23', openedBy: 'hand', afterHours: false, closesAt: 1, configuration, carry });
    if (opened.type !== 'day-opened') throw new Error(opened.type);
    const branch = initialBranch(opened.configuration);
    const ticket = { ticketId: 't', n: 1, number: 'A001', prefix: 'A', ordinal: 1, serviceId: 'cash', language: 'zh-CN' };
    const taken = parseEvent('ticket-taken', { ...ticket, origin: { kind: 'lobby', staffId: 'm01' }, key: 1, ahead: 0, token: 'x' });
    const of = { ticketId: 't', serviceId: 'cash', counterId: 'counter-1', staffId: 't01' };
    const called = parseEvent('ticket-called', { ...of, callId: 'c', manner: 'next', reasonId: null, waitMs: 5 });
    for (const event of [opened, taken, called]) evolve(branch, { at: 1, event });
    expect(branch.staff.records.get('t')).toMatchObject({ class: 'ordinary', over: 0, headStartMs: 0 });
    expect(branch.hall.tickets.get('t')?.phase).toBe('called');
  });
});
