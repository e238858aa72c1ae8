import { readFileSync, statSync } from 'node:fs';
import { CertificateError } from './certificate-error.ts';
import { words } from './certificate-words.ts';

/** A chain of three certificates has some 6 KB. */
export const PEM_MAX_BYTES = 64 * 1_024;
const READ_BY_OTHERS = 0o007;
const WRITTEN_BY_GROUP = 0o020;

/** @throws CertificateError when the file is missing, too large or unreadable */
export function readPem(file: string): string {
  try {
    if (statSync(file).size > PEM_MAX_BYTES) throw new CertificateError(words.tooLarge(file, PEM_MAX_BYTES));
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (error instanceof CertificateError) throw error;
    throw new CertificateError(words.unreadable(file, error instanceof Error && 'code' in error ? String(error.code) : String(error)));
  }
}

/**
 * The same for a key, which must be closed to whoever is not the server. Its group may read it, as where root owns it and the
 * server's own group reads it. Windows keeps rights elsewhere.
 */
export function readSecret(file: string): string {
  const text = readPem(file);
  const mode = process.platform === 'win32' ? 0 : statSync(file).mode;
  if ((mode & (READ_BY_OTHERS | WRITTEN_BY_GROUP)) !== 0) throw new CertificateError(words.openToOthers(file));
  return text;
}
