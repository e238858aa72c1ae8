import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { create } from 'tar';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { readRestoration } from '../../server/safekeeping/restored-file.ts';
import { databaseFile, headFile, openDatabase } from '../../server/store/database.ts';
import { readHead } from '../../server/store/integrity/head-file.ts';
import { MIGRATIONS } from '../../server/store/migrations.ts';
import { ownDirectory } from '../store/directory.ts';
import { configurationWith } from '../store/configuration.ts';
import { branchIn, deskIn, flippedArchive, killedCopy, restores, stored, takes, ticketsIn, workedIn } from './kit.ts';

/** No person's, and not root's. */
const NOBODY = 65_534;
const NOW = Date.UTC(2026, 10, 29, 7, 40);

let directory: string;
let archive: string;
let archived: readonly string[];

beforeEach(async () => {
  directory = branchIn(ownDirectory());
  archived = await workedIn(directory, 5);
  archive = (await makeArchive(directory, 'asked', NOW)).file;
});

const replaced = () => readdirSync(directory).filter((name) => name.startsWith('replaced-'));
const head = () => readHead(headFile(databaseFile(directory)));
/** Everything in the folder that could be told from what it was. */
const lookOf = () =>
  readdirSync(directory)
    .filter((name) => !name.endsWith('.lock') && name !== 'backups')
    .map((name) => [name, readFileSync(join(directory, name)).toString('base64')]);

describe('an archive put back', () => {
  it('is the branch again, in a new epoch that database and head agree on, with what was lost counted', async () => {
    await workedIn(directory, 4);
    const lost = stored(directory).length;
    expect(await restores(directory, archive)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/events missing since: 4; epoch 2/) as string,
    });
    expect(readRestoration(directory)).toMatchObject({ archiveMadeAt: NOW, lostCount: 4, epoch: 2 });
    expect(head()?.epoch).toBe(2);
    expect(ticketsIn(directory)).toEqual(archived);
    expect(stored(directory)).toHaveLength(lost - 4);
  });

  it('deletes nothing: what it replaces is a branch that opens, one folder away', async () => {
    const more = await workedIn(directory, 4);
    await restores(directory, archive);
    const [folder = ''] = replaced();
    expect(replaced()).toHaveLength(1);
    copyFileSync(join(directory, 'people.key'), join(directory, folder, 'people.key'));
    expect(ticketsIn(join(directory, folder))).toEqual([...archived, ...more]);
  });

  it('makes a branch out of nothing on another machine', async () => {
    const machine = join(ownDirectory(), 'new');
    expect(await restores(machine, archive)).toMatchObject({ code: 0 });
    expect(ticketsIn(machine)).toEqual(archived);
    expect(readRestoration(machine)).toMatchObject({ lostCount: null, epoch: 2 });
    expect(readFileSync(join(machine, 'people.key'))).toEqual(readFileSync(join(directory, 'people.key')));
  });

  it('belongs to whoever the branch’s folder belongs to, also if root puts it back', async () => {
    if (process.getuid?.() === 0) chownSync(directory, NOBODY, NOBODY);
    const { uid } = statSync(directory);
    const made = (await makeArchive(directory, 'asked', NOW + 1)).file;
    await restores(directory, archive);
    const files = ['branch.db', 'branch.db.head', 'branch.json', 'restored.json', 'backups', replaced()[0] ?? ''].map((name) =>
      join(directory, name),
    );
    expect([...files, made].map((path) => statSync(path).uid)).toEqual(Array.from({ length: files.length + 1 }, () => uid));
  });

  it('heals a log whose end is gone, which no server would open', async () => {
    const desk = await deskIn(directory);
    await takes(desk, 3);
    const left = killedCopy(directory, join(ownDirectory(), 'left'));
    desk.stop();
    rmSync(`${databaseFile(left)}-wal`);
    expect(() => openDatabase(left)).toThrow(/npm run restore/);
    expect(await restores(left, archive)).toMatchObject({ code: 0 });
    expect(ticketsIn(left)).toEqual(archived);
    expect(readRestoration(left)?.lostCount).toBe(3);
  });

  it('never takes the place of another people.key without keeping it', async () => {
    const other = `${randomBytes(32).toString('base64')}\n`;
    writeFileSync(join(directory, 'people.key'), other);
    await restores(directory, archive);
    expect(readFileSync(join(directory, replaced()[0] ?? '', 'people.key'), 'utf8')).toBe(other);
    const same = readFileSync(join(directory, 'people.key'), 'utf8');
    await restores(directory, archive);
    expect(readFileSync(join(directory, 'people.key'), 'utf8')).toBe(same);
    expect(existsSync(join(directory, replaced()[1] ?? '', 'people.key')), 'an equal one stays where it is').toBe(false);
  });

  it('twice before a start still knows what both together lost', async () => {
    await workedIn(directory, 4);
    const later = (await makeArchive(directory, 'asked', NOW + 1)).file;
    await workedIn(directory, 2);
    await restores(directory, archive);
    expect(readRestoration(directory)?.lostCount).toBe(6);
    await restores(directory, archive);
    expect(readRestoration(directory)).toMatchObject({ lostCount: 6, epoch: 3 });
    await restores(directory, later);
    expect(readRestoration(directory)).toMatchObject({ lostCount: 2, epoch: 4 });
  });
});

describe('npm run restore refuses, and changes nothing:', () => {
  async function refuses(file: string, code: string | number, words: RegExp): Promise<void> {
    const before = lookOf();
    const run = await restores(directory, file);
    expect(run.code).toBe(code);
    expect(run.said).toMatch(words);
    expect(run.said).toMatch(/[\u4e00-\u9fff]/);
    expect(lookOf()).toEqual(before);
  }
  const beside = (name: string) => join(ownDirectory(), name);

  it('a file that is not there', () => refuses('/nowhere.tar.gz', 'archive-missing', /There is no file/));
  it('a folder', () => refuses(directory, 'archive-is-folder', /is a folder. Name one archive in it/));
  it('a server that runs', async () => {
    const desk = await deskIn(directory);
    expect(await restores(directory, archive)).toMatchObject({ code: 'database-in-use' });
    desk.stop();
  });
  it('what is no archive: text, and a tar of something else', async () => {
    const text = beside('letter.tar.gz');
    writeFileSync(text, 'Dear Sir or Madam');
    await refuses(text, 'not-an-archive', /is not an archive/);
    const foreign = beside('foreign.tar.gz');
    writeFileSync(join(directory, 'letter.txt'), 'Dear Sir or Madam');
    await create({ gzip: true, file: foreign, cwd: directory }, ['letter.txt']);
    await refuses(foreign, 'not-an-archive', /it begins with letter.txt/);
  });
  it('one that is cut off', () => {
    const cut = beside('cut.tar.gz');
    const bytes = readFileSync(archive);
    writeFileSync(cut, bytes.subarray(0, bytes.length - 200));
    return refuses(cut, 'archive-cut-off', /not copied to its end/);
  });
  it('one with a byte of its database flipped, though gzip finds nothing wrong', () =>
    refuses(
      flippedArchive(archive, beside('flipped.tar.gz'), (tar) => tar.indexOf('SQLite format 3') + 5_000),
      'archive-damaged',
      /sum of branch.db differs/,
    ));
  it('one with a byte flipped on the disk', () => {
    const bytes = readFileSync(archive);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    const file = beside('rotten.tar.gz');
    writeFileSync(file, bytes);
    return refuses(file, 'archive-damaged', /is damaged/);
  });
  it('one of another branch', () => {
    const other = { ...configurationWith(1), branch: { ...configurationWith(1).branch, id: 'other' } };
    writeFileSync(join(directory, 'branch.json'), JSON.stringify(other));
    return refuses(archive, 'archive-of-another-branch', /test, 测试网点 Test branch ≠ other/);
  });
  it.each([
    ['release', (text: string) => text.replace(/"release": "0/, '"release": "9')],
    ['schema', (text: string) => text.replace(`"schema": ${MIGRATIONS.length}`, `"schema": ${MIGRATIONS.length + 1}`)],
  ])('one of a newer %s', async (_, change) => refuses(await rewritten(change), 'archive-newer', /newer release/));
  it('one whose manifest says another end of the log', async () =>
    refuses(await rewritten((text) => text.replace(/"seq": (\d)/, '"seq": 9$1')), 'archive-damaged', /the log ends at event/));
  it('a path that leads out of the folder', async () =>
    refuses(await rewritten((text) => text.replace('"branch.json"', '"../branch.json"')), 'archive-damaged', /manifest cannot be read/));
  it('what it was not asked well: nothing, two archives, an unknown option', async () => {
    for (const args of [[], [archive, archive], ['--now']]) expect((await restores(directory, ...args)).code).toBe(2);
  });

  /** The archive with its manifest changed, all sums of gzip right. */
  async function rewritten(change: (text: string) => string): Promise<string> {
    const folder = ownDirectory();
    const { extract } = await import('tar');
    await extract({ file: archive, cwd: folder });
    const manifest = join(folder, 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(manifest, changed);
    const file = beside('rewritten.tar.gz');
    await create({ gzip: true, file, cwd: folder }, ['manifest.json', ...readdirSync(folder).filter((name) => name !== 'manifest.json')]);
    return file;
  }
});

describe('npm run restore -- --go-on', () => {
  it('goes on with a log that lost its end, and knows how much it lost', async () => {
    const desk = await deskIn(directory);
    await takes(desk, 3);
    const left = killedCopy(directory, join(ownDirectory(), 'left'));
    desk.stop();
    rmSync(`${databaseFile(left)}-wal`);
    expect(await restores(left, '--go-on')).toMatchObject({ code: 0 });
    expect(readRestoration(left)).toMatchObject({ archiveMadeAt: null, lostCount: 3, epoch: 2 });
    expect(ticketsIn(left)).toEqual(archived);
  });

  it('goes on without a head, not knowing how much it lost, and keeps a copy of what was there', async () => {
    rmSync(headFile(databaseFile(directory)));
    const before = readFileSync(databaseFile(directory));
    expect(await restores(directory, '--go-on')).toMatchObject({ code: 0, said: expect.stringContaining('未知 unknown') as string });
    expect(readRestoration(directory)).toMatchObject({ lostCount: null });
    expect(ticketsIn(directory)).toEqual(archived);
    expect(readFileSync(join(directory, replaced()[0] ?? '', 'branch.db'))).toEqual(before);
  });

  it('refuses a log that has lost nothing, one that is damaged, and one that is not there', async () => {
    expect((await restores(directory, '--go-on')).code).toBe('nothing-lost');
    const bytes = readFileSync(databaseFile(directory));
    const at = bytes.lastIndexOf('ticket-taken');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(databaseFile(directory), bytes);
    rmSync(headFile(databaseFile(directory)));
    expect((await restores(directory, '--go-on')).code).toBe('log-damaged');
    expect(replaced()).toEqual([]);
    renameSync(databaseFile(directory), join(directory, 'elsewhere'));
    expect((await restores(directory, '--go-on')).code).toBe('database-missing');
  });
});

describe('npm run restore -- --drill', () => {
  it('unpacks, checks and folds the newest archive, says how long it took, and touches nothing', async () => {
    const before = lookOf();
    const { code, said } = await restores(directory, '--drill', 'latest');
    expect(code).toBe(0);
    expect(said).toMatch(/5 个号码 numbers[^]*took \d+\.\d s/);
    expect(lookOf()).toEqual(before);
  });

  it('fails for a bad one, and where there is none', async () => {
    const bad = flippedArchive(archive, join(ownDirectory(), 'bad.tar.gz'), (tar) => tar.indexOf('SQLite format 3') + 5_000);
    expect((await restores(directory, '--drill', bad)).code).toBe('archive-damaged');
    const empty = branchIn(ownDirectory());
    mkdirSync(join(empty, 'backups'));
    expect((await restores(empty, '--drill', 'latest')).code).toBe('no-archive');
  });
});
