import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { BusinessClock, systemSources } from '../../server/time/business-clock.ts';
import { Desk } from '../../server/desk/desk.ts';
import { checkList } from '../../server/prospects/check-list.ts';
import { draftImport } from '../../server/prospects/drafts.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { HEADER, LIST_BRANCH, phone, utf8 } from './list-branch.ts';

/* A process that imports a list into the branch in argv[2] and is killed: "during" the writing, or "after" it was answered. */
const [, , directory = '', when = ''] = process.argv;
const ROWS = 400;
const log = sqliteLog(openDatabase(directory));
const configuration = LIST_BRANCH;
const desk = new Desk({
  log,
  clock: new BusinessClock(systemSources(), () => {}),
  newId: randomUUID,
  draw: () => 0,
  configuration: () => configuration,
  tell: () => {},
  purged: () => {},
  faulted: (error) => {
    throw error;
  },
  die: (error) => {
    throw error;
  },
});
const lines = Array.from({ length: ROWS }, (_, index) => `客户${index},${phone(index)},,,,`);
const checked = checkList(
  { bytes: utf8(HEADER, ...lines), share: 'round-robin', chosen: ['liu', 'sun'], dueOn: '2026-12-01', staffId: 'gao' },
  {
    managers: ['liu', 'sun'].map((managerId) => ({ managerId, name: managerId, open: 0 })),
    hasPhone: () => false,
    newId: randomUUID,
    now: Date.now(),
  },
);
if (!checked.ok) throw new Error(checked.problem.code);
const { list } = checked;
const draft = draftImport(list, 0);
const answer = await desk.submit({
  commandId: randomUUID(),
  deviceId: null,
  asked: { type: 'import-prospects' },
  actor: { role: 'supervisor', staffId: 'gao' },
  person: null,
  draft: (lists, now) => {
    const drafted = draft(lists, now);
    if (!drafted.ok || when !== 'during') return drafted;
    const write = (): void => {
      for (const prospect of list.prospects.slice(0, ROWS / 2)) lists.prospects.add(prospect);
      writeSync(1, `half: ${lists.prospects.count()}\n`);
      process.kill(process.pid, 'SIGKILL');
    };
    return { ...drafted, write };
  },
});
writeSync(1, `answered: ${answer.ok}\n`);
process.kill(process.pid, 'SIGKILL');
