import type { Logger } from 'pino';
import { readAuthority } from './certificate/authority-certificate.ts';
import { AuthorityKeyWatch } from './certificate/authority-key-watch.ts';
import { CertificateInUse, LOOK_INTERVAL_MS } from './certificate/certificate-in-use.ts';
import type { Environment } from './environment.ts';
import type { CertificateFaults } from './health/faults.ts';
import { inBothLanguages } from './kernel/configuration/local-text.ts';
import type { Transport } from './net/transport/transport.ts';

interface OpenTransport {
  readonly transport: Transport | null;
  /** @param now epoch ms */
  readonly faults: (now: number) => CertificateFaults;
  /** Epoch ms; null: there is no certificate. */
  readonly expiresAt: () => number | null;
}

const WITHOUT: CertificateFaults = { invalid: null, ending: null, expiring: null, unread: null, authorityKey: null };

/**
 * Reads the certificate that the environment names, and follows its files.
 * @throws CertificateError when it cannot be used
 */
export function openTransport({ tls, allowedOrigins }: Environment, log: Logger): OpenTransport {
  if (tls === null) return { transport: null, faults: () => WITHOUT, expiresAt: () => null };
  const { certificateFile, keyFile, authorityFile, plainPort, hstsDays } = tls;
  const names = allowedOrigins.map((origin) => new URL(origin).hostname);
  const certificate = new CertificateInUse({ certificateFile, keyFile, names }, log);
  const authority = authorityFile === null ? null : readAuthority(authorityFile);
  const authorityKey = authorityFile === null ? null : new AuthorityKeyWatch(authorityFile);
  void authorityKey?.look();
  const looking = setInterval(() => {
    certificate.look();
    void authorityKey?.look();
  }, LOOK_INTERVAL_MS);
  // A server that stops does not wait for it.
  looking.unref();
  return {
    transport: { certificate, authority, plainPort, hstsDays },
    faults: (now) => {
      const here = authorityKey?.here ?? null;
      return { ...certificate.conditions(now), authorityKey: here === null ? null : inBothLanguages(here) };
    },
    expiresAt: () => certificate.current.validTo,
  };
}
