import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { programOf } from '../program-of.ts';

const START_WITHIN_MS = 60_000;

function ownDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'branch-start-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** The real program, with what it says and how it ends. It must end by itself. */
function start(environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, programOf('server'), {
    encoding: 'utf8',
    timeout: START_WITHIN_MS,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
  });
  return { status, said: stdout + stderr };
}

describe('the server never starts on what it does not understand', { timeout: 2 * START_WITHIN_MS }, () => {
  test('a broken configuration: file, line, key and what is allowed; nothing is created beside it', () => {
    const directory = ownDirectory();
    const file = join(directory, 'branch.json');
    writeFileSync(file, readFileSync('server/demo-branch.json', 'utf8').replace('"prefix": "B"', '"prefix": "V"'));
    const { status, said } = start({ DATA_DIR: directory });
    expect(status).toBe(1);
    expect(said).toMatch(/branch\.json:\d+:\d+ {2}services\[1\]\.prefix: found "V"; allowed: one letter/);
    expect(existsSync(join(directory, 'branch.db'))).toBe(false);
  });

  test('a database that is none, and a lost configuration beside records: never an empty branch in their place', () => {
    const directory = ownDirectory();
    writeFileSync(join(directory, 'branch.db'), 'this is not a database, and it is long enough to be looked at as one'.repeat(20));
    const lost = start({ DATA_DIR: directory });
    expect(lost.status).toBe(1);
    expect(lost.said).toMatch(/branch\.json is missing/);
    writeFileSync(join(directory, 'branch.json'), readFileSync('server/demo-branch.json', 'utf8'));
    const before = readFileSync(join(directory, 'branch.db'));
    const broken = start({ DATA_DIR: directory });
    expect(broken.status).toBe(1);
    expect(broken.said).toMatch(/is damaged or is not a database/);
    expect(broken.said).toMatch(/备份/);
    expect(readFileSync(join(directory, 'branch.db'))).toEqual(before);
  });

  test('a port that is taken, and an environment that makes no sense', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void occupant.close());
    const { port } = occupant.address() as AddressInfo;
    const taken = start({ DATA_DIR: ownDirectory(), PORT: String(port) });
    expect(taken.status).toBe(1);
    expect(taken.said).toMatch(/Another program listens on this address.*EADDRINUSE/);
    const senseless = start({ DATA_DIR: ownDirectory(), PORT: '99999', ALLOWED_ORIGINS: 'queue' });
    expect(senseless.status).toBe(1);
    expect(senseless.said).toMatch(/PORT=99999 is not usable; allowed: a port/);
    expect(senseless.said).toMatch(/ALLOWED_ORIGINS=queue is not usable; allowed: origins/);
  });

  test('a sign-in of the bank’s that cannot work: in words, without the secret, and before anything is touched', () => {
    const files = ownDirectory();
    const [secret, authority] = [join(files, 'secret'), join(files, 'authority.crt')];
    writeFileSync(secret, 'canary-secret\n', { mode: 0o600 });
    writeFileSync(authority, 'no certificate');
    const provider = {
      OIDC_ISSUER: 'https://login.bank.example',
      OIDC_CLIENT_ID: 'branch-queue',
      OIDC_SECRET_FILE: secret,
      OIDC_STAFF_NUMBER: 'employee_number',
      OIDC_ADDRESS: 'http://127.0.0.1:8420',
    };
    const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ OIDC_CLIENT_ID: '' }, /OIDC_CLIENT_ID/],
      [{ OIDC_SECRET_FILE: join(files, 'none') }, /无法读取 .*none（ENOENT）[^]*cannot be read \(ENOENT\)/],
      [{ OIDC_AUTHORITY: authority }, /authority\.crt 中没有[^]*holds no authority’s certificate/],
    ];
    for (const [changes, says] of wrong) {
      const directory = ownDirectory();
      const { status, said } = start({ DATA_DIR: directory, ...provider, ...changes });
      expect(status).toBe(1);
      expect(said).toMatch(says);
      expect(said).not.toMatch(/canary|\n {4}at /);
      expect(readdirSync(directory)).toEqual([]);
    }
  });
});
