import type { LocalText } from '../kernel/configuration/local-text.ts';
import { CertificateError } from './certificate-error.ts';
import { words } from './certificate-words.ts';
import { type CertificateFiles, readServerCertificate, type ServerCertificate } from './server-certificate.ts';

export const DAY_MS = 24 * 60 * 60_000;
/** A bank takes weeks to issue a certificate. */
export const EXPIRING_WITHIN_DAYS = 30;
/** From here on it concerns everybody in the branch. */
export const ENDING_WITHIN_DAYS = 7;
/** Both files are replaced within seconds, and a renewal is days before the end: this often is soon enough. */
export const LOOK_INTERVAL_MS = 10_000;

/** What may be wrong with the certificate now: its detail; null: it is not. */
interface CertificateConditions {
  readonly invalid: LocalText | null;
  readonly ending: LocalText | null;
  readonly expiring: LocalText | null;
  readonly unread: LocalText | null;
}

/** Where it is told which certificate is in force; pino fits. */
interface CertificateLog {
  info(what: object, text: string): void;
}

/**
 * The certificate in force. It follows its files: a renewed one is taken without a restart, and one that cannot be used leaves the
 * earlier one in force, with the reason in the server's conditions.
 */
export class CertificateInUse {
  private readonly files: CertificateFiles;
  private readonly log: CertificateLog;
  private readonly listeners: (() => void)[] = [];
  private inForce: ServerCertificate;
  private fault: LocalText | null = null;
  /** Why the look before could not use the files: certificate and key are replaced one after the other. */
  private suspicion: string | null = null;

  /** @throws CertificateError */
  constructor(files: CertificateFiles, log: CertificateLog) {
    this.files = files;
    this.log = log;
    this.inForce = readServerCertificate(files);
    const { fingerprint, validTo } = this.inForce;
    log.info({ fingerprint, validTo: new Date(validTo).toISOString() }, 'the certificate is read');
  }

  get current(): ServerCertificate {
    return this.inForce;
  }

  /** `changed` is called whenever another one is in force. */
  onChange(changed: () => void): void {
    this.listeners.push(changed);
  }

  /** Takes what lies in the files now. What cannot be used is told when two looks found it the same. */
  look(): void {
    try {
      const found = readServerCertificate(this.files);
      this.settle(null, null);
      if (found.cert !== this.inForce.cert || found.key !== this.inForce.key) this.take(found);
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      this.settle(error.message, this.suspicion === error.message ? error.text : this.fault);
    }
  }

  /** @param now epoch ms */
  conditions(now: number): CertificateConditions {
    const { validFrom, validTo } = this.inForce;
    const daysLeft = Math.floor((validTo - now) / DAY_MS);
    const isValid = now >= validFrom && now < validTo;
    const left = words.expires(validTo, daysLeft);
    return {
      invalid: isValid ? null : now < validFrom ? words.notYetValid(validFrom) : words.expired(validTo),
      ending: isValid && daysLeft < ENDING_WITHIN_DAYS ? left : null,
      expiring: isValid && daysLeft >= ENDING_WITHIN_DAYS && daysLeft < EXPIRING_WITHIN_DAYS ? left : null,
      unread: this.fault,
    };
  }

  private settle(suspicion: string | null, fault: LocalText | null): void {
    this.suspicion = suspicion;
    this.fault = fault;
  }

  private take(found: ServerCertificate): void {
    this.inForce = found;
    this.log.info({ fingerprint: found.fingerprint, validTo: new Date(found.validTo).toISOString() }, 'a renewed certificate is in force');
    for (const changed of this.listeners) changed();
  }
}
