import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TrailAnswer } from '../../server/contract/people/trail.ts';
import { OWED_MAX, READ_AGAIN_MS, TrailNotes } from '../../server/net/people/trail-notes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { StorageUnavailable } from '../../server/store/unavailable.ts';
import type { TrailEntry } from '../../server/store/trail/trail-row.ts';
import { sqliteTrail } from '../../server/store/trail/trail-table.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type BranchAtWork, branchAtWork, handshake, until } from '../protocol/branch-at-work.ts';
import { ownDirectory } from '../store/directory.ts';
import { BrowserOf, givePin, PIN, signedInBrowser } from './browser-of.ts';

const MORE = [
  { id: 'gao', name: '=高文清', roles: ['supervisor' as const] },
  { id: 'liu', name: '刘婷', roles: ['manager' as const] },
];
/** What a person may type that must never be kept. */
const CANARY = '13912345678';

let branch: BranchAtWork;
beforeEach(async ({ onTestFinished }) => {
  const opened = await branchAtWork({ configuration: { ...TEST_BRANCH, staff: [...TEST_BRANCH.staff, ...MORE] } });
  branch = opened;
  onTestFinished(() => opened.stop());
});

async function trail(browser: BrowserOf, query: string): Promise<TrailAnswer['rows']> {
  const { body, status } = await browser.call('GET', `/api/trail${query}`, 'supervisor', null);
  expect(status).toBe(200);
  return (body as unknown as TrailAnswer).rows;
}

describe('the trail', () => {
  test('tells who signed in where, who read what, who opened which page, and nothing that anybody typed', async () => {
    const browser = await signedInBrowser(branch, 'gao');
    await givePin(branch, 'liu', {});
    const other = new BrowserOf(branch);
    await other.pair('desk-2');
    await other.signIn('liu', '111111');
    await other.signIn(CANARY, CANARY);
    await browser.call('GET', `/api/tickets?number=${CANARY.slice(0, 12)}`, 'supervisor', null);
    await browser.call('GET', `/api/tickets/${CANARY}/explanation`, 'supervisor', null);
    await browser.call('GET', `/api/prospects?managerId=${CANARY}`, 'supervisor', null);
    await browser.call('POST', '/api/people/liu/disabled', 'supervisor', { disabled: true });
    const socket = branch.socket('supervisor', '', { cookie: browser.cookie });
    expect((await handshake(socket)).code).toBe('connected');
    socket.disconnect();
    await until('the page is left', () => branch.logged.some((line) => line.includes('"msg":"disconnected"')));
    const rows = await trail(browser, '');
    const told = rows.map(({ staffId, role, deviceName, act, about, outcome }) =>
      [staffId, role, deviceName, act, about, outcome].join(' '),
    );
    expect(told.reverse().filter((line) => !line.includes('read-trail') && !line.includes('pairing-opened'))).toEqual([
      expect.stringMatching(/^ workstation desk-gao device-paired \S+ done$/),
      'gao workstation desk-gao signed-in  done',
      expect.stringMatching(/^ workstation desk-2 device-paired \S+ done$/),
      'liu workstation desk-2 sign-in-failed  refused',
      ' workstation desk-2 sign-in-failed  refused',
      'gao supervisor desk-gao read-tickets  done',
      'gao supervisor desk-gao read-explanation  refused',
      'gao supervisor desk-gao read-prospects  done',
      'gao supervisor desk-gao access-changed liu done',
      'gao supervisor desk-gao page-opened  done',
      'gao supervisor desk-gao page-left  done',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${CANARY}|${PIN}`));
    // Reading the trail is read in it as well.
    expect((await trail(browser, '?act=read-trail')).length).toBe(1);
  });

  test('is filtered, and saved as a file in which no name runs as a formula', async () => {
    const browser = await signedInBrowser(branch, 'gao');
    await browser.call('GET', '/api/forms', 'supervisor', null);
    expect((await trail(browser, '?staffId=nobody')).length).toBe(0);
    expect(new Set((await trail(browser, '?staffId=gao&act=signed-in')).map(({ act }) => act))).toEqual(new Set(['signed-in']));
    const response = await fetch(`${branch.url}/api/trail.csv?language=en`, {
      headers: { cookie: browser.cookie, 'branch-page': 'supervisor' },
    });
    const csv = await response.text();
    expect(response.headers.get('content-disposition')).toContain('branch-trail-2026-11-22-2026-11-23.csv');
    expect(csv).toContain("'=高文清,gao,Sign-in page,desk-gao,");
  });

  test.each([
    ['?from=2026-01-01&to=2026-12-31', 'malformed'],
    ['?from=2026-11-24&to=2026-11-23', 'malformed'],
    ['?from=2026-02-31&to=2026-03-01', 'malformed'],
    ['?act=everything', 'malformed'],
    ['?before=x', 'malformed'],
  ])('refuses %s', async (query, refusal) => {
    const browser = await signedInBrowser(branch, 'gao');
    expect((await browser.call('GET', `/api/trail${query}`, 'supervisor', null)).body.refusal).toBe(refusal);
  });

  test('knows of a command at which workstation it was given, from the event itself', async ({ onTestFinished }) => {
    const database = openDatabase(ownDirectory());
    const eventLog = sqliteLog(database);
    const staff = [...TEST_BRANCH.staff, ...MORE];
    const onDisk = await branchAtWork({ configuration: { ...TEST_BRANCH, staff }, eventLog, trail: sqliteTrail(database) });
    onTestFinished(() => onDisk.stop());
    const browser = await signedInBrowser(onDisk, 'zhao');
    const sent = { commandId: randomUUID(), command: { type: 'start-duty' } };
    expect((await browser.call('POST', '/api/commands', 'lobby', sent)).body).toMatchObject({ ok: true });
    const actor = database.connection
      .prepare<[string], string>('SELECT actor FROM events WHERE command_id = ?')
      .pluck()
      .get(sent.commandId);
    const { deviceId } = JSON.parse(actor ?? '{}') as { deviceId?: string };
    expect(deviceId).toBeTypeOf('string');
    const rows = await trail(await signedInBrowser(onDisk, 'gao'), '?act=command-done');
    expect(rows.filter(({ about }) => about === 'duty-started')).toEqual([
      expect.objectContaining({ staffId: 'zhao', role: 'lobby', deviceId, deviceName: 'desk-zhao', outcome: 'done' }),
    ]);
  });

  test('notes once what a page reads again by itself, for as long as it is open', async () => {
    const browser = await signedInBrowser(branch, 'gao');
    const readPeople = () => browser.call('GET', '/api/people', 'supervisor', null);
    const noted = async () => (await trail(browser, '?act=read-people')).length;
    for (let count = 0; count < 3; count += 1) await readPeople();
    expect(await noted()).toBe(1);
    branch.clock.advanceTo(branch.clock.now() + READ_AGAIN_MS);
    await readPeople();
    expect(await noted()).toBe(2);
  });
});

describe('a disk without room', () => {
  test('keeps nobody from the customers: the rows wait, up to a limit, and are written in order', () => {
    const kept: TrailEntry[] = [];
    let isFull = true;
    let nowMs = 0;
    const notes = new TrailNotes({
      trail: {
        append: (entries) => {
          if (isFull) throw new StorageUnavailable('full', 'branch.db', null);
          kept.push(...entries);
        },
        read: () => Promise.resolve({ entries: [], next: null }),
      },
      time: () => ({ now: nowMs }) as never,
      monotonicMs: () => nowMs,
      log: { warn: () => undefined } as never,
    });
    const note = () => notes.note({ staffId: 'gao', role: 'supervisor', deviceId: null }, 'read-forms', String((nowMs += 1)), 'done');
    for (let count = 0; count < OWED_MAX; count += 1) note();
    expect(note).toThrow(StorageUnavailable);
    // A line that ends has nobody who could be told.
    notes.noteLeft({ staffId: 'gao', role: 'supervisor', deviceId: null });
    isFull = false;
    nowMs += 60_000;
    note();
    expect(kept).toHaveLength(OWED_MAX + 1);
    expect(kept.map(({ at }) => at)).toEqual([...kept.map(({ at }) => at)].sort((one, other) => one - other));
  });
});
