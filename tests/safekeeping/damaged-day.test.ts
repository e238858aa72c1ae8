import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { ViewMessage } from '../../server/contract/wire.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { programOf } from '../program-of.ts';
import { ownDirectory } from '../store/directory.ts';
import { append, dayOpened } from '../store/event-log-contract.ts';
import { branchProcess, furnish, tokenOf } from './branch-process.ts';

/** Whose kiosk gives numbers as fast as a test asks. */
const DEMO = {
  ...branchConfiguration.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../server/demo-branch.json'), 'utf8'))),
  kioskLimits: { gapMs: 0, most: 9_999 },
};

/** So that the clock of this machine is not far from the last event. */
const LATELY = Date.now() - 60 * 60_000;
const DAY_CLOSED = { type: 'day-closed', closedBy: 'hand', leftovers: 0 } as const;

describe('a day whose records the disk has changed', () => {
  it('is named to the lobby, has no report, and ends nothing; the days beside it have theirs', async () => {
    const directory = ownDirectory();
    furnish(directory, DEMO);
    const log = sqliteLog(openDatabase(directory));
    ['2026-11-21', '2026-11-22'].forEach((date, day) => append(log, LATELY + day, dayOpened(date), DAY_CLOSED));
    append(log, LATELY + 2, dayOpened('2026-11-23'));
    log.close();
    const connection = new Database(databaseFile(directory));
    connection.exec(`UPDATE events SET body = '{"closedBy":' WHERE seq = 4`);
    connection.close();

    const branch = await branchProcess(directory, { program: programOf('server'), under: [], env: {} });
    const lobby = tokenOf(directory, { audience: 'lobby', staffId: 'm01' });
    const conditions = async () => {
      const message = (await (await branch.get('/api/views/lobby', lobby)).json()) as Partial<ViewMessage<LobbyView>>;
      return message.view?.conditions ?? [];
    };
    await expect
      .poll(conditions, { message: 'the check in the background' })
      .toMatchObject([{ kind: 'records-damaged', detail: { 'zh-CN': '2026-11-22', en: '2026-11-22' } }]);

    for (const path of [
      '/api/reports/2026-11-22',
      '/api/reports/2026-11-22.csv',
      '/api/forms/2026-11-22',
      '/api/figures?from=2026-11-22',
    ]) {
      const response = await branch.get(path, lobby);
      expect([path, response.status, await response.json()]).toMatchObject([path, 500, { refusal: 'day-damaged' }]);
    }
    for (const date of ['2026-11-21', '2026-11-23']) {
      const response = await branch.get(`/api/reports/${date}`, lobby);
      expect([response.status, await response.json()]).toMatchObject([200, { date }]);
    }
    expect(branch.child.exitCode).toBeNull();
    expect((await branch.get('/readyz', null)).status, 'customers are served all the same').toBe(200);
    const kiosk = tokenOf(directory, { audience: 'kiosk', kioskId: 'kiosk-1' });
    const take = { type: 'take-ticket', serviceId: DEMO.services[0]?.id, language: 'zh-CN', elder: false, withCard: false };
    await expect.poll(() => branch.ask(kiosk, randomUUID(), take)).toMatchObject({ ok: true });
    await branch.stop();
  });
});
