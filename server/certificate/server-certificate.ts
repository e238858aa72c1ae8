import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { CertificateError } from './certificate-error.ts';
import { readPem, readSecret } from './certificate-files.ts';
import { certificatesIn } from './pem.ts';
import { words } from './certificate-words.ts';

/** EKU id-kp-serverAuth (RFC 5280, 4.2.1.12): without it no browser takes a certificate from a server. */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** Where the server's certificate lies, and what it is for. */
export interface CertificateFiles {
  /** PEM: the server's own certificate first, then what links it to its authority. */
  readonly certificateFile: string;
  /** PEM, not encrypted. */
  readonly keyFile: string;
  /** Names and addresses under which the branch's machines call the server. */
  readonly names: readonly string[];
}

/** A certificate that a server can use, with its key. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
  /** Epoch ms: the time in which every certificate of the chain is valid. */
  readonly validFrom: number;
  readonly validTo: number;
  /** SHA-256 of the server's own. */
  readonly fingerprint: string;
}

/**
 * Reads and judges both files. Whether the certificate is valid today is not judged: a branch opens with an expired one, and says so.
 * @throws CertificateError
 */
export function readServerCertificate({ certificateFile, keyFile, names }: CertificateFiles): ServerCertificate {
  const cert = readPem(certificateFile);
  const [own, ...others] = certificatesIn(cert, certificateFile);
  if (own === undefined) throw new CertificateError(words.noCertificate(certificateFile));
  const key = readSecret(keyFile);
  judge(own, certificateFile, names);
  if (!own.checkPrivateKey(privateKeyOf(key, keyFile))) throw new CertificateError(words.keyOfAnother(certificateFile, keyFile));
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new CertificateError(words.notTaken(certificateFile, error instanceof Error ? error.message : String(error)));
  }
  const chain = [own, ...others];
  return {
    cert,
    key,
    validFrom: Math.max(...chain.map(({ validFrom }) => Date.parse(validFrom))),
    validTo: Math.min(...chain.map(({ validTo }) => Date.parse(validTo))),
    fingerprint: own.fingerprint256,
  };
}

function judge(own: X509Certificate, file: string, names: readonly string[]): void {
  if (own.ca) throw new CertificateError(words.authorityFirst(file));
  // Absent: for every purpose. Node names it keyUsage and lists the extended ones.
  const purposes = (own as { readonly keyUsage?: readonly string[] }).keyUsage;
  if (purposes !== undefined && !purposes.includes(SERVER_AUTH)) throw new CertificateError(words.notForServers(file));
  const missing = names.filter((name) => !covers(own, name));
  if (missing.length > 0) throw new CertificateError(words.otherNames(file, missing, own.subjectAltName ?? ''));
}

/** Browsers look at the alternative names only, never at the subject. */
function covers(certificate: X509Certificate, name: string): boolean {
  const address = name.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) !== 0) return certificate.checkIP(address) !== undefined;
  return certificate.checkHost(name, { subject: 'never' }) !== undefined;
}

function privateKeyOf(key: string, file: string): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    // The error itself may quote the file.
    throw new CertificateError(key.includes('ENCRYPTED') ? words.keyEncrypted(file) : words.noKey(file));
  }
}
