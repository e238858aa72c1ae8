import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, describe, it, onTestFinished } from 'vitest';
import { CertificateError } from '../../server/certificate/certificate-error.ts';
import { type Asked, makeCommand, renewCommand, statusCommand } from '../../server/certificate/make/commands.ts';
import { issueAuthority, issueServer } from '../../server/certificate/make/issue.ts';
import { NAMES_MAX, namesOf } from '../../server/certificate/make/names.ts';
import { ServerFolder } from '../../server/certificate/make/server-folder.ts';
import { readServerCertificate } from '../../server/certificate/server-certificate.ts';
import { ownDirectory } from '../store/directory.ts';

const DAY_MS = 24 * 60 * 60_000;
const NAMES = 'queue.branch.example,192.168.10.5';

interface Desk {
  readonly asked: Asked;
  readonly stick: string;
  readonly said: string[];
  readonly passphrase: () => string;
}

/** A technician at the server's terminal, a stick in hand. */
function desk(): Desk {
  const [dataDir, stick, said] = [ownDirectory(), ownDirectory(), [] as string[]];
  const passphrase = () => /^ {4}([a-z0-9]{5}(-[a-z0-9]{5}){4})$/m.exec(said.join('\n'))?.[1] ?? '';
  const asked: Asked = {
    server: new ServerFolder(join(dataDir, 'tls')),
    dataDir,
    names: NAMES,
    authority: stick,
    passphrase: async () => passphrase(),
    now: Date.now(),
    say: (line) => said.push(line),
  };
  return { asked, stick, said, passphrase };
}

async function refusal(act: () => Promise<unknown>): Promise<string> {
  const error = await act().then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CertificateError)) throw new Error(`not refused in words: ${String(error)}`);
  expect(error.text['zh-CN']).toMatch(/[一-鿿]/);
  return error.text.en;
}

describe('an authority of the branch’s own', () => {
  it('vouches for the server; its key is on the stick alone, under a passphrase that is shown once', async () => {
    const { asked, stick, said, passphrase } = desk();
    expect(await makeCommand(asked)).toBe(0);
    const { certificateFile, keyFile } = asked.server;
    const names = ['queue.branch.example', '192.168.10.5', 'localhost', '127.0.0.1', '[::1]'];
    const read = readServerCertificate({ certificateFile, keyFile, names });
    const [own, authority] = [new X509Certificate(read.cert), new X509Certificate(readFileSync(asked.server.authorityFile))];
    expect([own.ca, authority.ca, own.verify(authority.publicKey), own.checkIssued(authority)]).toEqual([false, true, true, true]);
    expect(Math.round((read.validTo - read.validFrom) / DAY_MS)).toBe(397);

    const key = readFileSync(join(stick, 'branch-authority.key'), 'utf8');
    expect(key).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(passphrase()).not.toBe('');
    expect(readdirSync(asked.server.folder).sort()).toEqual([
      'authority-key-place.json',
      'branch-authority.crt',
      'server.crt',
      'server.key',
    ]);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const onTheServer = readdirSync(asked.server.folder).map((name) => readFileSync(join(asked.server.folder, name), 'utf8'));
    expect(onTheServer.filter((text) => text.includes(passphrase()) || text.includes(key.slice(40, 90)))).toEqual([]);
    expect(said.join('\n')).toContain(authority.fingerprint256);
    expect(said.join('\n')).toContain('ALLOWED_ORIGINS=https://queue.branch.example:8443,https://192.168.10.5:8443');
  });

  it('renews with the key brought back and its passphrase; devices need nothing new', async () => {
    const { asked, stick } = desk();
    await makeCommand(asked);
    const before = readFileSync(asked.server.certificateFile, 'utf8');
    const authority = readFileSync(asked.server.authorityFile, 'utf8');
    expect(await renewCommand({ ...asked, names: null, now: asked.now + 370 * DAY_MS })).toBe(0);
    const after = new X509Certificate(readFileSync(asked.server.certificateFile));
    expect(after.subjectAltName).toBe(new X509Certificate(before).subjectAltName);
    expect(after.verify(new X509Certificate(authority).publicKey)).toBe(true);
    expect(readFileSync(asked.server.authorityFile, 'utf8')).toBe(authority);
    expect(await refusal(() => renewCommand({ ...asked, passphrase: async () => 'wrong' }))).toMatch(/does not open with this passphrase/);
    expect(await refusal(() => renewCommand({ ...asked, authority: ownDirectory() }))).toMatch(/branch-authority\.crt cannot be read/);
    expect(await refusal(() => renewCommand({ ...asked, now: asked.now + 3_300 * DAY_MS }))).toMatch(/too near its end/);
    expect(readdirSync(stick).length).toBe(2);
  });

  it('vouches for nothing beyond its names: not at its desk, and not for a thief of its key', async () => {
    const { asked } = desk();
    await makeCommand(asked);
    expect(await refusal(() => renewCommand({ ...asked, names: 'bank.example' }))).toMatch(
      /cannot vouch for bank\.example, only for: queue/,
    );
    expect(await renewCommand({ ...asked, names: 'queue.branch.example,hall.queue.branch.example' })).toBe(0);

    // Not by our own code: as every device holds it to, shown with OpenSSL's judgement in Node.
    const made = await issueAuthority('Thief', ['queue.branch.example', '127.0.0.1', '::1'], Date.now());
    const reach = async (names: readonly string[]) => {
      const stolen = await issueServer(made, names, Date.now());
      const server = createServer({ cert: stolen.certificate, key: stolen.key.export({ type: 'pkcs8', format: 'pem' }) }, (_, answer) =>
        answer.end('ok'),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      return new Promise<string>((resolve) => {
        get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', servername: names[0] ?? '', ca: made.certificate }, () =>
          resolve('believed'),
        ).once('error', (error) => resolve(error.message));
      });
    };
    expect(await reach(['queue.branch.example'])).toBe('believed');
    expect(await reach(['bank.example'])).toMatch(/permitted subtree violation/);
  });

  it('does not put its key with the server’s files, over another key, or into a folder that is not there', async () => {
    const { asked } = desk();
    mkdirSync(asked.server.folder, { recursive: true });
    for (const folder of [asked.dataDir, asked.server.folder]) {
      expect(await refusal(() => makeCommand({ ...asked, authority: folder }))).toMatch(/must leave the server/);
    }
    expect(await refusal(() => makeCommand({ ...asked, authority: '/nowhere/stick' }))).toMatch(/Plug in the stick/);
    await makeCommand(asked);
    expect(await refusal(() => makeCommand(asked))).toMatch(/There is an authority already/);
    const elsewhere = { ...asked, server: new ServerFolder(join(asked.dataDir, 'again')) };
    expect(await refusal(() => makeCommand(elsewhere))).toMatch(/There is an authority already/);
    expect(readdirSync(asked.dataDir)).toEqual(['tls']);
  });

  it('tells with one command until when and for which names, and by its exit code whether all is well', async () => {
    const { asked, said } = desk();
    await makeCommand(asked);
    said.length = 0;
    expect(await statusCommand(asked)).toBe(0);
    expect(said.join('\n')).toMatch(/queue\.branch\.example,192\.168\.10\.5[^]*SHA-256/);
    expect(await statusCommand({ ...asked, now: asked.now + 375 * DAY_MS })).toBe(1);
    expect(said.join('\n')).toMatch(/还有 \d+ 天\nexpires on .* in \d+ days/);
    writeFileSync(asked.server.keyFile, 'spoilt');
    expect(await refusal(() => statusCommand(asked))).toMatch(/is no private key/);
  });
});

describe('names for a certificate', () => {
  it('are host names and addresses, and this machine’s own with them', () => {
    expect(namesOf(' Queue.Branch.example, 10.0.0.5,fd00::5 ')).toEqual([
      'queue.branch.example',
      '10.0.0.5',
      'fd00::5',
      'localhost',
      '127.0.0.1',
      '::1',
    ]);
  });

  it.each([
    '',
    ' , ',
    'https://queue',
    'queue:8443',
    '*.branch.example',
    '192.168.10',
    'a b',
    '-x',
    '银行',
    Array(NAMES_MAX + 1)
      .fill('a')
      .join(),
  ])('are not: “%s”', (typed) => {
    expect(() => namesOf(typed)).toThrow(CertificateError);
  });
});
