import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { draftErasure } from '../../server/desk/erasure-draft.ts';
import type { Traces } from '../../server/store/erasure/find-traces.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteErasures } from '../../server/store/erasure/erasures.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { verifyCommand } from '../../server/safekeeping/verify-command.ts';
import { deskOn } from '../desk/at-desk.ts';
import { callerOf, HEADER, utf8 } from '../prospects/list-branch.ts';
import { lastView } from '../protocol/branch-at-work.ts';
import { branchIn, restores } from '../safekeeping/kit.ts';
import { ownDirectory } from '../store/directory.ts';
import {
  bringIn,
  bringInOther,
  CANARIES,
  type CanaryBranch,
  canariesInStore,
  canariesOnDisk,
  canaryBranch,
  found,
  LOBBY,
  OTHER,
  PHONE,
  SUPERVISOR,
  WATCHERS,
} from './canary-customer.ts';

const TODAY = '2026-11-23';
const PATHS = Object.keys(CANARIES).sort();

let directory: string;
let at: CanaryBranch;
beforeEach(async ({ onTestFinished }) => {
  directory = branchIn(ownDirectory());
  const opened = await canaryBranch(directory, {});
  at = opened;
  onTestFinished(() => opened.branch.stop().catch(() => undefined));
});

/** The customer has been everywhere and is gone; so is another one, who asks nothing. */
async function visited(): Promise<void> {
  const ticketId = await bringIn(at);
  await bringInOther(at);
  await at.say(LOBBY, { type: 'cancel-ticket', ticketId });
}

/** What everybody's pages, and all that can be asked for, say at this moment. */
async function everything(): Promise<string> {
  const screens = await Promise.all(WATCHERS.map((one) => at.branch.join(one)));
  const paths = [
    '/api/prospects',
    '/api/gatherings',
    `/api/forms/${TODAY}`,
    '/api/trail',
    `/api/reports/${TODAY}`,
    '/api/tickets?number=A001',
  ];
  const answers = await Promise.all(
    WATCHERS.flatMap((one) => paths.map((path) => callerOf(at.branch.url, at.branch.tokenOf(one)).get<unknown>(path))),
  );
  return JSON.stringify([screens.map(lastView), answers, at.branch.logged]);
}

describe('a customer who wants to be erased', () => {
  it('ERASE-1 is not, while his number is open: the refusal names it, and nothing is gone', async () => {
    await bringIn(at);
    const { total } = await at.search(PHONE, '');
    expect((await at.order(PHONE, total, randomUUID())).body).toMatchObject({ refusal: 'erasure-ticket-open', params: { number: 'A001' } });
    expect((await at.search(PHONE, '')).total).toBe(total);
  });

  it('ERASE-2 is gone from every row, page, answer and byte, by whichever path he came; nobody else is', async () => {
    await visited();
    const before = await everything();
    expect(found((form) => before.includes(form.toString('latin1')))).not.toEqual([]);
    const report = await at.branch.get(`/api/reports/${TODAY}`, at.branch.tokenOf(LOBBY));
    const counted = await at.search('139 0013-9007', '');
    expect(counted).toEqual({ counts: { day: 2, record: 4, 'follow-up': 4, prospect: 1, attendee: 1 }, total: 12 });
    const commandId = randomUUID();
    const { status, body: receipt } = await at.order(PHONE, counted.total, commandId);
    expect({ status, receipt }).toMatchObject({ status: 200, receipt: { ...counted, staffId: 'gao', staffName: '高文清' } });
    expect((await at.order(PHONE, counted.total, commandId)).body, 'sent again, it is the same order').toEqual(receipt);
    expect((await at.search(PHONE, '')).total).toBe(0);
    const after = await everything();
    expect(found((form) => after.includes(form.toString('latin1')))).toEqual([]);
    expect(after).toContain(OTHER.surname);
    expect(await (await at.branch.get(`/api/reports/${TODAY}`, at.branch.tokenOf(LOBBY))).json()).toEqual(await report.json());
    const { rows } = JSON.parse(JSON.stringify((await callerOf(at.branch.url, at.branch.tokenOf(SUPERVISOR)).get('/api/trail')).body)) as {
      rows: { about: string | null }[];
    };
    expect(rows.map(({ about }) => about)).toContain(`customer-erased ${receipt.number}`);
    await at.branch.server.stop();
    expect([canariesInStore(directory), canariesOnDisk(directory)]).toEqual([[], []]);
    expect(verifyCommand({ dataDir: directory, args: ['--full'], say: () => {}, backupDir: null })).toBe(0);
  });

  it('does not come back by a list that was checked before and is confirmed after', async () => {
    const supervisor = callerOf(at.branch.url, at.branch.tokenOf(SUPERVISOR));
    const { body: checked } = await supervisor.upload(utf8(HEADER, `${CANARIES.prospect},${PHONE},,,,`), '?managers=han');
    await visited();
    expect((await at.order(PHONE, 12, randomUUID())).status).toBe(200);
    expect((await supervisor.commit(checked.importId, 0, randomUUID())).body).toMatchObject({ refusal: 'import-gone' });
    expect((await at.search(PHONE, '')).total).toBe(0);
  });

  it('is found by every path, and on the disk by none: all of it is sealed', async () => {
    await visited();
    await at.branch.server.stop();
    expect([canariesInStore(directory).toSorted(), canariesOnDisk(directory)]).toEqual([PATHS, []]);
  });

  it.each(['day', 'record', 'follow-up', 'prospect', 'attendee'] as const)(
    'would be noticed if what is kept as “%s” were forgotten',
    async (kind) => {
      await visited();
      await at.branch.server.stop();
      const database = openDatabase(directory);
      const erasures = sqliteErasures(database);
      const { traces } = await erasures.search({ phone: PHONE, name: null });
      const forgetful: Traces = {
        people: traces.people.filter(({ keptFor }) => keptFor !== kind),
        prospectIds: kind === 'prospect' ? [] : traces.prospectIds,
        attendeeIds: kind === 'attendee' ? [] : traces.attendeeIds,
        ticketIds: traces.ticketIds,
      };
      const { desk } = deskOn(sqliteLog(database));
      const asked = {
        commandId: randomUUID(),
        actor: { role: 'supervisor', staffId: 'gao' },
        deviceId: null,
        asked: {},
        person: null,
      } as const;
      const answer = await desk.submit({ ...asked, draft: draftErasure('E20261123-00000000', 'gao', forgetful, []) });
      expect(answer).toMatchObject({ ok: true });
      desk.stop();
      expect(canariesInStore(directory)).not.toEqual([]);
    },
  );

  it('without a telephone is found by exactly the name that was registered, and by no part of it', async () => {
    await bringIn(at);
    expect((await at.search('', OTHER.surname)).counts).toMatchObject({ attendee: 1, prospect: 0 });
    for (const name of [OTHER.surname.slice(0, -1), CANARIES.attendee]) expect((await at.search('', name)).total).toBe(0);
    for (const phone of [PHONE.slice(1), PHONE.slice(0, -1), '9007']) expect((await at.search(phone, '')).total).toBe(0);
  });

  it('is not erased unseen: what has come since it was counted is counted first', async () => {
    await visited();
    expect((await at.order(PHONE, 11, randomUUID())).body.refusal).toBe('erasure-outdated');
    expect((await at.order('13611136111', 0, randomUUID())).body.refusal).toBe('erasure-nothing-found');
    const supervisor = callerOf(at.branch.url, at.branch.tokenOf(SUPERVISOR));
    expect((await supervisor.post('/api/erasures/search', { phone: ' ', name: '' })).body).toMatchObject({
      refusal: 'erasure-nothing-asked',
    });
    expect((await supervisor.get('/api/erasures/E20261123-00000000')).body).toMatchObject({ refusal: 'unknown-erasure' });
  });
});

describe('an archive from before', () => {
  it('brings nobody back: what was ordered since is erased again at the next start, and its receipt is known', async () => {
    await visited();
    const { file } = await makeArchive(directory, 'asked', Date.now());
    const { body: receipt } = await at.order(PHONE, 12, randomUUID());
    await at.branch.server.stop();
    expect(await restores(directory, file)).toMatchObject({ code: 0 });
    expect(canariesInStore(directory)).toEqual([]);
    const database = openDatabase(directory);
    expect(sqliteErasures(database).find(receipt.number)?.counts).toEqual(receipt.counts);
    database.close();
    expect(verifyCommand({ dataDir: directory, args: ['--full'], say: () => {}, backupDir: null })).toBe(0);
  });

  it('would, on a machine that does not know the order', async () => {
    await visited();
    const { file } = await makeArchive(directory, 'asked', Date.now());
    await at.order(PHONE, 12, randomUUID());
    await at.branch.server.stop();
    const elsewhere = ownDirectory();
    await restores(elsewhere, file);
    expect(canariesInStore(elsewhere).toSorted()).toEqual(PATHS);
  });
});
