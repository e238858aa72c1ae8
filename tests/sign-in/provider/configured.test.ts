import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../server/environment.ts';
import { explain } from '../../../server/explain.ts';
import { readProvider } from '../../../server/provider/open-provider.ts';
import type { ProviderEnvironment } from '../../../server/provider/provider-environment.ts';
import { ProviderError } from '../../../server/provider/provider-error.ts';
import { readClientSecret, readProviderAuthority, SECRET_MAX_LENGTH } from '../../../server/provider/provider-files.ts';
import { ownDirectory } from '../../store/directory.ts';
import { type TestAuthority, testAuthority } from '../../transport/authority.ts';

const SET = {
  TLS_CERTIFICATE: '/tls/server.crt',
  TLS_KEY: '/tls/server.key',
  ALLOWED_ORIGINS: 'https://queue.branch.example:8443',
  OIDC_ISSUER: 'https://login.bank.example/realms/staff',
  OIDC_CLIENT_ID: 'branch-queue',
  OIDC_SECRET_FILE: '/etc/branch-queue/oidc-secret',
  OIDC_STAFF_NUMBER: 'employee_number',
  OIDC_ADDRESS: 'https://queue.branch.example:8443',
};
const BOTH_LANGUAGES = /\p{Script=Han}.*[A-Za-z]{4,}/su;

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

function fault(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return explain(error);
  }
  return 'nothing';
}

describe('the bank’s sign-in', () => {
  test('is none where nothing is said of it', () => {
    expect(readEnvironment({}).provider).toBeNull();
    expect(readProvider(null, '/counter/sign-in')).toBeNull();
  });

  test('is as the environment says, and sends browsers back to the door', () => {
    const { provider } = readEnvironment(SET);
    expect(provider).toEqual({
      issuer: SET.OIDC_ISSUER,
      clientId: SET.OIDC_CLIENT_ID,
      secretFile: SET.OIDC_SECRET_FILE,
      staffNumberClaim: SET.OIDC_STAFF_NUMBER,
      authorityFile: null,
      branchOrigin: SET.OIDC_ADDRESS,
    });
    const secretFile = join(ownDirectory(), 'secret');
    writeFileSync(secretFile, 'secret\n', { mode: 0o600 });
    const named: ProviderEnvironment = { ...(provider as ProviderEnvironment), secretFile };
    const settings = readProvider(named, '/counter/sign-in');
    expect(settings?.redirectAddress).toBe('https://queue.branch.example:8443/counter/sign-in');
  });

  test.each(Object.keys(SET).filter((name) => name.startsWith('OIDC_')))('without %s is refused, and the missing one named', (name) => {
    const said = fault(() => readEnvironment({ ...SET, [name]: '' }));
    expect(said).toContain(name);
    expect(said).toMatch(BOTH_LANGUAGES);
  });

  test.each<[string, Partial<typeof SET>]>([
    ['over plain HTTP', { OIDC_ISSUER: 'http://login.bank.example' }],
    ['at no address', { OIDC_ISSUER: 'login.bank.example' }],
    ['at an address with parameters', { OIDC_ISSUER: 'https://login.bank.example/?a=b' }],
    ['at an address with a password', { OIDC_ISSUER: 'https://user:word@login.bank.example/' }],
    ['by a claim that is none', { OIDC_STAFF_NUMBER: 'staff number' }],
    ['that sends browsers to another origin', { OIDC_ADDRESS: 'https://evil.example' }],
    ['that sends browsers to a page', { OIDC_ADDRESS: 'https://queue.branch.example:8443/counter' }],
    ['that sends browsers over plain HTTP', { OIDC_ADDRESS: 'http://queue.branch.example:8443' }],
    [
      'of a branch without TLS',
      { TLS_CERTIFICATE: '', TLS_KEY: '', ALLOWED_ORIGINS: 'http://queue:8420', OIDC_ADDRESS: 'http://queue:8420' },
    ],
  ])('%s is refused in both languages', (_, changes) => {
    const said = fault(() => readEnvironment({ ...SET, ...changes }));
    expect(said).toContain(Object.keys(changes).find((name) => name.startsWith('OIDC_')));
    expect(said).toMatch(BOTH_LANGUAGES);
  });

  test.each(['email', 'phone_number', 'preferred_username', 'name'])('by a claim that is somebody else’s later is refused: %s', (claim) => {
    expect(fault(() => readEnvironment({ ...SET, OIDC_STAFF_NUMBER: claim }))).toContain('OIDC_STAFF_NUMBER');
  });

  test('may be tried at this machine without TLS', () => {
    const here = { ...SET, TLS_CERTIFICATE: '', TLS_KEY: '', ALLOWED_ORIGINS: '', OIDC_ADDRESS: 'http://127.0.0.1:8420' };
    expect(readEnvironment(here).provider?.branchOrigin).toBe('http://127.0.0.1:8420');
  });
});

describe('its secret', () => {
  test('comes from a file that is closed to others; one that is open is refused, and never said', () => {
    const file = join(ownDirectory(), 'secret');
    writeFileSync(file, 'canary-secret\n', { mode: 0o600 });
    expect(readClientSecret(file)).toBe('canary-secret');
    for (const mode of [0o640, 0o400]) {
      chmodSync(file, mode);
      expect(readClientSecret(file)).toBe('canary-secret');
    }
    for (const mode of [0o644, 0o604, 0o606, 0o660, 0o602]) {
      chmodSync(file, mode);
      const said = fault(() => readClientSecret(file));
      expect(said, mode.toString(8)).toContain(`chmod 600 ${file}`);
      expect(said).toMatch(BOTH_LANGUAGES);
      expect(said).not.toContain('canary');
    }
  });

  test.each([
    ['nothing', ''],
    ['two lines', 'canary\nsecret\n'],
    ['a letter of another script', 'canary密'],
    ['a longer one', 'c'.repeat(SECRET_MAX_LENGTH + 1)],
  ])('is refused with %s in its file', (_, text) => {
    const file = join(ownDirectory(), 'secret');
    writeFileSync(file, text, { mode: 0o600 });
    expect(() => readClientSecret(file)).toThrow(ProviderError);
    expect(fault(() => readClientSecret(file))).not.toMatch(/canary|ccc/);
  });

  test('and its authority are refused where there is no file', () => {
    const file = join(ownDirectory(), 'none');
    for (const read of [readClientSecret, readProviderAuthority]) {
      expect(fault(() => read(file))).toMatch(/ENOENT/);
      expect(fault(() => read(file))).toMatch(BOTH_LANGUAGES);
    }
  });
});

describe('its authority', () => {
  test('is every certificate of the file, each of them an authority’s', async () => {
    const file = join(ownDirectory(), 'authority.crt');
    writeFileSync(file, authority.pem.trim() + '\n' + authority.pem.trim());
    expect(readProviderAuthority(file).match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    const { cert } = await authority.issue(['localhost'], Date.now());
    for (const text of ['', 'no certificate', cert, authority.pem + cert, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
      writeFileSync(file, text);
      expect(fault(() => readProviderAuthority(file))).toMatch(BOTH_LANGUAGES);
      expect(() => readProviderAuthority(file)).toThrow(ProviderError);
    }
  });
});
