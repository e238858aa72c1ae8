import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../config.ts';
import { CertificateError } from '../certificate-error.ts';
import { KEY_PLACE_FILE } from '../authority-key-watch.ts';
import { readPem } from '../certificate-files.ts';
import { AUTHORITY_FILE } from './authority-folder.ts';
import { issueServer } from './issue.ts';
import { makeWords } from './make-words.ts';

const SECRET_MODE = 0o600;
const PUBLIC_MODE = 0o644;

/** The server's own files: its certificate and key, and the authority's certificate for its devices. */
export class ServerFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  get certificateFile(): string {
    return join(this.folder, 'server.crt');
  }

  get keyFile(): string {
    return join(this.folder, 'server.key');
  }

  get authorityFile(): string {
    return join(this.folder, AUTHORITY_FILE);
  }

  /** @throws CertificateError */
  refuseSecondAuthority(): void {
    if (existsSync(this.authorityFile)) throw new CertificateError(makeWords.authorityThere(this.authorityFile));
  }

  /** The names of the certificate that is renewed. */
  namesNow(): string {
    const { subjectAltName = '' } = new X509Certificate(readPem(this.certificateFile));
    return subjectAltName
      .split(', ')
      .map((entry) => entry.replace(/^(DNS|IP Address):/, ''))
      .join(',');
  }

  /** The server notes where the key went, to warn for as long as it is still within its reach. */
  keep(certificate: string, { key, cert }: { readonly key: string; readonly cert: string }, authorityKeyFile: string): void {
    // The key first: a server that looks in between finds the old certificate with a key of another, and looks again.
    writeFileDurably(this.keyFile, key, SECRET_MODE);
    writeFileDurably(this.certificateFile, cert, PUBLIC_MODE);
    writeFileDurably(this.authorityFile, certificate, PUBLIC_MODE);
    writeFileDurably(join(this.folder, KEY_PLACE_FILE), `${JSON.stringify({ file: authorityKeyFile })}\n`, PUBLIC_MODE);
  }
}

/** One certificate for the server, with a key of its own. */
export async function serverFilesOf(authority: Parameters<typeof issueServer>[0], names: readonly string[], now: number) {
  const issued = await issueServer(authority, names, now);
  return { cert: issued.certificate, key: issued.key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
