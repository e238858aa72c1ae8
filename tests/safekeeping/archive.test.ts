import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { issueAuthority } from '../../server/certificate/make/issue.ts';
import { ServerFolder, serverFilesOf } from '../../server/certificate/make/server-folder.ts';
import { makeArchive } from '../../server/safekeeping/make-archive.ts';
import { requireRoom } from '../../server/safekeeping/on-disk.ts';
import { unpack } from '../../server/safekeeping/unpack.ts';
import { databaseFile, openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { lockFile } from '../../server/store/lock.ts';
import { ownDirectory } from '../store/directory.ts';
import { archives, branchIn, deskIn, stored, takes, ticketsIn, workedIn } from './kit.ts';

const NOW = Date.UTC(2026, 10, 29, 7, 40);

async function unpacked(file: string): Promise<string> {
  const folder = ownDirectory();
  await unpack(file, folder);
  return folder;
}

describe('an archive', () => {
  it('of a running branch holds everything that was acknowledged, though it lies in the WAL alone', async () => {
    const directory = branchIn(ownDirectory());
    const desk = await deskIn(directory);
    const numbers = await takes(desk, 12);
    const { file, manifest } = await makeArchive(directory, 'schedule', NOW);
    const more = await takes(desk, 3);
    desk.stop();
    const folder = await unpacked(file);
    expect(manifest).toMatchObject({ branch: { id: 'test' }, reason: 'schedule', madeAt: NOW, head: { epoch: 1 } });
    writeFileSync(join(folder, 'branch.db.head'), readFileSync(join(directory, 'branch.db.head')));
    expect(ticketsIn(directory)).toEqual([...numbers, ...more]);
    expect(manifest.head.seq).toBe(stored(directory).length - more.length);
  });

  it('holds keys, sign-ins, the agent’s configuration and voices, names each with its sum, and is for the server’s user alone', async () => {
    const directory = branchIn(ownDirectory());
    await workedIn(directory, 1);
    writeFileSync(join(directory, 'demo-tokens.json'), '[]');
    writeFileSync(join(directory, 'agent.json'), '{}');
    mkdirSync(join(directory, 'voice', 'ours'), { recursive: true });
    writeFileSync(join(directory, 'voice', 'ours', 'clip.wav'), 'sound');
    const { file, manifest } = await makeArchive(directory, 'asked', NOW);
    expect(basename(file)).toBe('branch-test-20261129T074000000Z-asked.tar.gz');
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      ['agent.json', 'branch.db', 'branch.json', 'demo-tokens.json', 'people.key', 'voice/ours/clip.wav'].sort(),
    );
    const folder = await unpacked(file);
    for (const path of ['people.key', 'branch.json', 'voice/ours/clip.wav'])
      expect(readFileSync(join(folder, path))).toEqual(readFileSync(join(directory, path)));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'backups')).mode & 0o777).toBe(0o700);
  });

  it('holds nothing of the server’s TLS: whoever has a backup is not the server, and a restored machine has a certificate of its own', async () => {
    const directory = branchIn(ownDirectory());
    await workedIn(directory, 1);
    const tls = new ServerFolder(join(directory, 'tls'));
    const names = ['queue.branch.example', '127.0.0.1', '::1'];
    const authority = await issueAuthority('Test authority', names, NOW);
    const own = await serverFilesOf(authority, names, NOW);
    tls.keep(authority.certificate, own, join(directory, 'branch-authority.key'));
    // Where somebody puts it who does not read what he is told.
    for (const name of ['server.key', 'branch-authority.key']) writeFileSync(join(directory, name), own.key);
    const { file, manifest } = await makeArchive(directory, 'schedule', NOW);
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(['branch.db', 'branch.json', 'people.key']);
    const tar = gunzipSync(readFileSync(file));
    const secrets = [own.key.split('\n')[1] ?? own.key, own.cert.split('\n')[1] ?? own.cert, 'PRIVATE KEY', 'CERTIFICATE'];
    expect(secrets.filter((secret) => tar.includes(secret))).toEqual([]);
    expect(tar.includes(readFileSync(join(directory, 'people.key'))), 'the control: what is in it is seen').toBe(true);
  });

  it('holds nothing of a person whom the branch has deleted', async () => {
    const directory = branchIn(ownDirectory());
    const log = sqliteLog(openDatabase(directory));
    const salutation = { surname: 'Zhangcanary', title: 'ms' } as const;
    log.transact((batch) => batch.keep({ ref: 'r', keptFor: 'day', salutation, look: null, phone: null, note: null }, NOW));
    const before = await unpacked((await makeArchive(directory, 'asked', NOW)).file);
    const reader = new Database(databaseFile(before), { readonly: true });
    const sealed = reader.prepare<[], string>('SELECT facts FROM people').pluck().get() ?? 'nothing';
    reader.close();
    expect(readFileSync(databaseFile(before)).includes(sealed), 'the control: it was in it').toBe(true);
    log.purgeDay();
    const after = await unpacked((await makeArchive(directory, 'asked', NOW + 1)).file);
    log.close();
    expect(['Zhangcanary', sealed].filter((text) => readFileSync(databaseFile(after)).includes(text))).toEqual([]);
  });

  it('counts only when all of it reads well again: a damaged database makes none, and leaves no file', async () => {
    const directory = branchIn(ownDirectory());
    await workedIn(directory, 30);
    const bytes = readFileSync(databaseFile(directory));
    const at = bytes.lastIndexOf('"ticket-taken"') > 0 ? bytes.lastIndexOf('ticket-taken') : bytes.lastIndexOf('cash');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(databaseFile(directory), bytes);
    await expect(makeArchive(directory, 'asked', NOW)).rejects.toMatchObject({ code: 'log-damaged' });
    expect(readdirSync(join(directory, 'backups'))).toEqual(['.lock']);
  });

  it('clears away what a killed one left, and is not made where there is no branch', async () => {
    const directory = branchIn(ownDirectory());
    await workedIn(directory, 1);
    mkdirSync(join(directory, 'backups', '.unfinished-copies'), { recursive: true });
    writeFileSync(join(directory, 'backups', '.unfinished.tar.gz'), 'half');
    await makeArchive(directory, 'asked', NOW);
    expect(readdirSync(join(directory, 'backups')).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
    await expect(makeArchive(ownDirectory(), 'asked', NOW)).rejects.toMatchObject({ code: 'database-missing' });
  });

  it('is not made beside another one: two at a time would take each other’s files', async () => {
    const directory = branchIn(ownDirectory());
    await workedIn(directory, 1);
    const { file } = await makeArchive(directory, 'asked', NOW);
    const lock = lockFile(join(directory, 'backups', '.lock'), 0);
    expect(lockFile(join(directory, 'backups', '.lock'), 0)).toBeNull();
    lock?.release();
    expect(existsSync(file)).toBe(true);
  });

  it('leaves the branch the room that it needs', () => {
    const directory = ownDirectory();
    expect(() => requireRoom(directory, 0)).not.toThrow();
    expect(() => requireRoom(directory, Number.MAX_SAFE_INTEGER)).toThrow(/剩余空间须留给网点运行[^]*needs what is left/);
  });

  it('is refused if it was cut off at any length', async () => {
    const directory = branchIn(ownDirectory());
    await workedIn(directory, 3);
    const { file, bytes } = await makeArchive(directory, 'asked', NOW);
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      const cut = join(ownDirectory(), 'cut.tar.gz');
      writeFileSync(cut, readFileSync(file));
      truncateSync(cut, Math.floor(bytes * part));
      await expect(unpack(cut, ownDirectory()), String(part)).rejects.toMatchObject({ code: 'archive-cut-off' });
    }
    rmSync(file);
    expect(archives(directory)).toEqual([]);
  });
});
