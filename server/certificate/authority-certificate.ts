import { CertificateError } from './certificate-error.ts';
import { readPem } from './certificate-files.ts';
import { words } from './certificate-words.ts';
import { certificatesIn } from './pem.ts';

/** The branch's own authority, as its devices install it. Public: its key is elsewhere. */
export interface AuthorityCertificate {
  readonly pem: string;
  readonly der: Buffer;
  /** SHA-256, which a technician compares with the one that was written down when it was made. */
  readonly fingerprint: string;
  /** Epoch ms. */
  readonly validTo: number;
}

/** @throws CertificateError when the file holds no authority's certificate */
export function readAuthority(file: string): AuthorityCertificate {
  const [authority] = certificatesIn(readPem(file), file);
  if (authority === undefined) throw new CertificateError(words.noCertificate(file));
  if (!authority.ca) throw new CertificateError(words.noAuthority(file));
  const { raw, fingerprint256, validTo } = authority;
  return { pem: authority.toString(), der: raw, fingerprint: fingerprint256, validTo: Date.parse(validTo) };
}
