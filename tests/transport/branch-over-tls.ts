import { io, type Socket } from 'socket.io-client';
import { readAuthority } from '../../server/certificate/authority-certificate.ts';
import { CertificateInUse } from '../../server/certificate/certificate-in-use.ts';
import type { Transport } from '../../server/net/transport/transport.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { type BranchAtWork, branchAtWork, type BranchParts } from '../protocol/branch-at-work.ts';
import { ask, type Heard, LOOPBACK, ServerFiles, type TestAuthority } from './authority.ts';

/** A real branch that speaks TLS, with a certificate of the test's authority. */
export interface BranchOverTls extends Omit<BranchAtWork, 'tokenOf' | 'stop'> {
  readonly tokenOf: (subject: ScreenSubject) => string;
  readonly stop: () => Promise<void>;
  readonly files: ServerFiles;
  readonly certificate: CertificateInUse;
  readonly plainUrl: string;
  readonly asks: (path: string, headers: Record<string, string>) => Promise<Heard>;
  readonly asksPlainly: (path: string, options: Parameters<typeof ask>[2]) => Promise<Heard>;
  /** A socket that believes this authority. */
  readonly secureSocket: (subject: ScreenSubject, ca: string) => Socket;
}

export async function branchOverTls(
  authority: TestAuthority,
  transport: Partial<Transport>,
  changes: Partial<BranchParts>,
): Promise<BranchOverTls> {
  const files = new ServerFiles([]).put(await authority.issue(LOOPBACK, Date.now()));
  const certificate = new CertificateInUse(files, { info: () => undefined });
  const own: Transport = { certificate, authority: readAuthority(authority.file()), plainPort: 0, hstsDays: null, ...transport };
  const branch = await branchAtWork({ transport: own, ...changes });
  const sockets: Socket[] = [];
  const plainUrl = `http://127.0.0.1:${branch.server.plainPort ?? 0}`;
  return {
    ...branch,
    files,
    certificate,
    plainUrl,
    tokenOf: (subject) => branch.tokenOf(subject),
    asks: (path, headers) => ask(branch.url + path, authority.pem, { headers }),
    asksPlainly: (path, options) => ask(plainUrl + path, null, options),
    secureSocket: (subject, ca) => {
      const auth = { token: branch.tokenOf(subject), build: 'test-build' };
      const socket = io(`${branch.url}/${subject.audience}`, {
        transports: ['websocket'],
        auth,
        forceNew: true,
        reconnection: false,
        retries: 0,
        ca,
      });
      sockets.push(socket);
      return socket;
    },
    stop: async () => {
      for (const socket of sockets) socket.disconnect();
      await branch.stop();
    },
  };
}
