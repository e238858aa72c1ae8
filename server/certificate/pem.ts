import { X509Certificate } from 'node:crypto';
import { CertificateError } from './certificate-error.ts';
import { words } from './certificate-words.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/**
 * The certificates in a text, in its order. `file` only names it in messages.
 * @throws CertificateError
 */
export function certificatesIn(text: string, file: string): readonly X509Certificate[] {
  return [...text.matchAll(CERTIFICATE)].map(([pem]) => {
    try {
      return new X509Certificate(pem);
    } catch {
      throw new CertificateError(words.noCertificate(file));
    }
  });
}
