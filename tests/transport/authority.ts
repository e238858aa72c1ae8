import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { CertificateFiles } from '../../server/certificate/server-certificate.ts';
import { issueAuthority, issueServer } from '../../server/certificate/make/issue.ts';
import { ownDirectory } from '../store/directory.ts';

const NAMES = ['queue.branch.example', 'localhost', '127.0.0.1', '::1'];

/** An authority of the test's own, whose certificates are for this machine's loopback. */
export interface TestAuthority {
  /** Its certificate, in a file of this test's own. */
  file(): string;
  readonly pem: string;
  issue(names: readonly string[], now: number): Promise<{ readonly cert: string; readonly key: string }>;
}

export async function testAuthority(): Promise<TestAuthority> {
  const made = await issueAuthority('Test authority', NAMES, Date.now());
  return {
    file: () => {
      const file = join(ownDirectory(), 'branch-authority.crt');
      writeFileSync(file, made.certificate);
      return file;
    },
    pem: made.certificate,
    issue: async (names, now) => {
      const issued = await issueServer(made, names, now);
      return { cert: issued.certificate, key: issued.key.export({ type: 'pkcs8', format: 'pem' }).toString() };
    },
  };
}

/** A server's files as they lie on its disk. */
export class ServerFiles implements CertificateFiles {
  readonly names: readonly string[];
  private readonly folder = ownDirectory();

  constructor(names: readonly string[]) {
    this.names = names;
  }

  get certificateFile(): string {
    return join(this.folder, 'server.crt');
  }

  get keyFile(): string {
    return join(this.folder, 'server.key');
  }

  put({ cert, key }: { readonly cert: string; readonly key: string }): this {
    writeFileSync(this.keyFile, key, { mode: 0o600 });
    writeFileSync(this.certificateFile, cert);
    return this;
  }
}

/** On this machine, under every name that reaches it. */
export const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** SHA-256 of the certificate that was shown; null: plain HTTP. */
  readonly fingerprint: string | null;
}

/** One request on a connection of its own. `ca` null: nobody is trusted but those that Node knows. */
export function ask(
  url: string,
  ca: string | null,
  options: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string },
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asking = url.startsWith('https:') ? secureRequest : plainRequest;
    const asked = asking(url, { ...options, agent: false, servername: 'localhost', ...(ca === null ? {} : { ca }) });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      const { socket } = answer;
      const fingerprint = 'getPeerX509Certificate' in socket ? fingerprintOf(socket as never) : null;
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, fingerprint }));
    });
    asked.end(options.body);
  });
}

function fingerprintOf(socket: { getPeerX509Certificate(): { readonly fingerprint256: string } | undefined }): string | null {
  return socket.getPeerX509Certificate()?.fingerprint256 ?? null;
}
