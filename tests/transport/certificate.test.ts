import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAuthority } from '../../server/certificate/authority-certificate.ts';
import { AuthorityKeyWatch } from '../../server/certificate/authority-key-watch.ts';
import { CertificateError } from '../../server/certificate/certificate-error.ts';
import { PEM_MAX_BYTES } from '../../server/certificate/certificate-files.ts';
import { CertificateInUse, DAY_MS, ENDING_WITHIN_DAYS, EXPIRING_WITHIN_DAYS } from '../../server/certificate/certificate-in-use.ts';
import { SERVER_LIFE_DAYS } from '../../server/certificate/make/issue.ts';
import type { LocalText } from '../../server/kernel/configuration/local-text.ts';
import { readServerCertificate } from '../../server/certificate/server-certificate.ts';
import { ownDirectory } from '../store/directory.ts';
import { LOOPBACK, ServerFiles, type TestAuthority, testAuthority } from './authority.ts';

let authority: TestAuthority;
let pair: { readonly cert: string; readonly key: string };
beforeAll(async () => {
  authority = await testAuthority();
  pair = await authority.issue(LOOPBACK, Date.now());
});

const quiet = { info: () => undefined };

/** Why it is refused, in both languages; fails when it is taken. */
function refusal(act: () => unknown): { readonly zh: string; readonly en: string } {
  try {
    act();
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    expect(error.message).not.toMatch(/BEGIN|PRIVATE|MI[A-Za-z0-9+/]{20}/);
    return { zh: error.text['zh-CN'], en: error.text.en };
  }
  throw new Error('it was taken');
}

describe('a certificate that a server can use', () => {
  it('is taken, with its term and its fingerprint', () => {
    const files = new ServerFiles(['127.0.0.1', 'localhost']).put(pair);
    const read = readServerCertificate(files);
    expect(read.fingerprint).toBe(new X509Certificate(pair.cert).fingerprint256);
    expect(Math.round((read.validTo - read.validFrom) / DAY_MS)).toBe(SERVER_LIFE_DAYS);
  });

  it('may be read by the server’s own group, where root owns it', () => {
    const files = new ServerFiles([]).put(pair);
    chmodSync(files.keyFile, 0o640);
    expect(readServerCertificate(files).key).toBe(pair.key);
  });

  it('ends with whatever in its chain ends first', async () => {
    const old = await authority.issue(LOOPBACK, Date.now() - 300 * DAY_MS);
    const files = new ServerFiles([]).put({ cert: pair.cert + old.cert, key: pair.key });
    expect(readServerCertificate(files).validTo).toBe(Date.parse(new X509Certificate(old.cert).validTo));
  });
});

describe('a certificate that a server cannot use is refused in words', () => {
  it('for another name: which is missing, and which it has', () => {
    const files = new ServerFiles(['queue.branch.example', '10.0.0.9', '127.0.0.1']).put(pair);
    const { zh, en } = refusal(() => readServerCertificate(files));
    expect(en).toMatch(/is not for queue\.branch\.example, 10\.0\.0\.9, only for: IP Address:127\.0\.0\.1.*ALLOWED_ORIGINS/);
    expect(zh).toMatch(/不含 queue\.branch\.example、10\.0\.0\.9.*ALLOWED_ORIGINS/);
  });

  it('with the key of another', async () => {
    const other = await authority.issue(LOOPBACK, Date.now());
    const { zh, en } = refusal(() => readServerCertificate(new ServerFiles([]).put({ cert: pair.cert, key: other.key })));
    expect([zh, en]).toEqual([expect.stringContaining('不匹配'), expect.stringMatching(/does not belong to the certificate/)]);
  });

  it.each([0o644, 0o604, 0o660])('with a key that others may read or change: mode %o', (mode) => {
    const files = new ServerFiles([]).put(pair);
    chmodSync(files.keyFile, mode);
    const { zh, en } = refusal(() => readServerCertificate(files));
    expect([zh, en]).toEqual([expect.stringContaining('chmod 600'), expect.stringMatching(/chmod 600/)]);
  });

  it('missing, a folder, no PEM, too large, an encrypted key, no key, an authority in place of the server', () => {
    const files = new ServerFiles([]).put(pair);
    const reasons = [
      () => rmSync(files.certificateFile),
      () => mkdirSync(files.certificateFile),
      () => {
        rmSync(files.certificateFile, { recursive: true });
        writeFileSync(files.certificateFile, 'no certificate');
      },
      () => writeFileSync(files.certificateFile, 'x'.repeat(PEM_MAX_BYTES + 1)),
      () => {
        files.put(pair);
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        writeFileSync(files.keyFile, privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'canary' }));
      },
      () => writeFileSync(files.keyFile, 'no key'),
      () => writeFileSync(files.certificateFile, authority.pem),
    ];
    const said = reasons.map((spoil) => {
      spoil();
      return refusal(() => readServerCertificate(files)).en;
    });
    expect(said).toEqual([
      expect.stringMatching(/cannot be read \(ENOENT\)/),
      expect.stringMatching(/cannot be read \(EISDIR\)/),
      expect.stringMatching(/holds no certificate in PEM form/),
      expect.stringMatching(/larger than 65536 bytes/),
      expect.stringMatching(/has a passphrase.*openssl pkey/),
      expect.stringMatching(/is no private key/),
      expect.stringMatching(/is an authority's\. Put the server's own first/),
    ]);
    expect(said.join()).not.toContain('canary');
  });

  it('as an authority: a server’s own certificate is none', () => {
    const files = new ServerFiles([]).put(pair);
    expect(refusal(() => readAuthority(files.certificateFile)).en).toMatch(/is no authority's certificate/);
    expect(readAuthority(authority.file()).fingerprint).toBe(new X509Certificate(authority.pem).fingerprint256);
  });
});

describe('the alarm', () => {
  it('comes at 30 and at 7 days, says when it has expired or is not valid yet, and one at a time', () => {
    const inUse = new CertificateInUse(new ServerFiles([]).put(pair), quiet);
    const { validFrom, validTo } = inUse.current;
    const kinds = (now: number) =>
      Object.entries<LocalText | null>({ ...inUse.conditions(now) }).flatMap(([kind, detail]) =>
        detail === null ? [] : [`${kind}: ${detail.en}`],
      );
    const date = new Date(validTo).toISOString().slice(0, 10);
    expect(kinds(validTo - EXPIRING_WITHIN_DAYS * DAY_MS)).toEqual([]);
    expect(kinds(validTo - EXPIRING_WITHIN_DAYS * DAY_MS + 1)).toEqual([`expiring: expires on ${date}, in 29 days`]);
    expect(kinds(validTo - ENDING_WITHIN_DAYS * DAY_MS)).toEqual([`expiring: expires on ${date}, in 7 days`]);
    expect(kinds(validTo - ENDING_WITHIN_DAYS * DAY_MS + 1)).toEqual([`ending: expires on ${date}, in 6 days`]);
    expect(kinds(validTo)).toEqual([`invalid: expired on ${date}`]);
    expect(kinds(validFrom - 1)).toEqual([expect.stringMatching(/^invalid: valid only from .*check this machine's time/)]);
    expect(inUse.conditions(validTo).invalid?.['zh-CN']).toBe(`已于 ${date} 到期`);
  });
});

describe('a certificate whose files change', () => {
  it('is taken by itself; half of a change is waited for, a lasting fault is told, and the earlier one stays in force', async () => {
    const files = new ServerFiles([]).put(pair);
    const inUse = new CertificateInUse(files, quiet);
    let changes = 0;
    inUse.onChange(() => (changes += 1));
    const next = await authority.issue(LOOPBACK, Date.now());
    const unread = () => inUse.conditions(Date.now()).unread?.en ?? null;
    inUse.look();
    expect(changes).toBe(0);

    writeFileSync(files.keyFile, next.key);
    inUse.look();
    expect([changes, unread()]).toEqual([0, null]);
    inUse.look();
    expect(unread()).toMatch(/does not belong/);
    expect(inUse.current.cert).toBe(pair.cert);

    writeFileSync(files.certificateFile, next.cert);
    inUse.look();
    expect([changes, unread(), inUse.current.cert]).toEqual([1, null, next.cert]);
  });
});

describe('the authority’s key', () => {
  it('is seen for as long as it is within reach: beside the certificate, or where it was written', async () => {
    const [folder, stick] = [ownDirectory(), ownDirectory()];
    writeFileSync(join(folder, 'authority-key-place.json'), JSON.stringify({ file: join(stick, 'branch-authority.key') }));
    const watch = new AuthorityKeyWatch(join(folder, 'branch-authority.crt'));
    const seen = async () => {
      await watch.look();
      return watch.here;
    };
    expect(await seen()).toBeNull();
    writeFileSync(join(stick, 'branch-authority.key'), '');
    expect(await seen()).toBe(join(stick, 'branch-authority.key'));
    rmSync(join(stick, 'branch-authority.key'));
    expect(await seen()).toBeNull();
    writeFileSync(join(folder, 'branch-authority.key'), '');
    expect(await seen()).toBe(join(folder, 'branch-authority.key'));
    expect(readFileSync(join(folder, 'authority-key-place.json'), 'utf8')).toContain(stick);
  });
});
