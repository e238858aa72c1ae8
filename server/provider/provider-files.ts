import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { ProviderError, words } from './provider-error.ts';

const FILE_MAX_BYTES = 64 * 1_024;
export const SECRET_MAX_LENGTH = 256;
const SECRET = /^[!-~]+$/;
const READ_BY_OTHERS = 0o007;
const WRITTEN_BY_GROUP = 0o020;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The client's secret, from a file that is closed to whoever is not the server. Its group may read it, as for the server's key. Windows keeps
 * rights elsewhere.
 * @throws ProviderError
 */
export function readClientSecret(file: string): string {
  const secret = readText(file).replace(/\r?\n$/, '');
  const mode = process.platform === 'win32' ? 0 : statSync(file).mode;
  if ((mode & (READ_BY_OTHERS | WRITTEN_BY_GROUP)) !== 0) throw new ProviderError(words.openToOthers(file));
  if (!SECRET.test(secret) || secret.length > SECRET_MAX_LENGTH) throw new ProviderError(words.noSecret(file, SECRET_MAX_LENGTH));
  return secret;
}

/**
 * Certificates of the authorities that may vouch for the provider, in PEM form.
 * @throws ProviderError
 */
export function readProviderAuthority(file: string): string {
  const certificates = [...readText(file).matchAll(CERTIFICATE)].map(([pem]) => pem);
  if (certificates.length === 0 || !certificates.every(isAuthority)) throw new ProviderError(words.noAuthority(file));
  return certificates.join('\n');
}

function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}

function readText(file: string): string {
  try {
    return statSync(file).size > FILE_MAX_BYTES ? '' : readFileSync(file, 'latin1');
  } catch (error) {
    throw new ProviderError(words.unreadable(file, error instanceof Error && 'code' in error ? String(error.code) : String(error)));
  }
}
