import type { Logger } from 'pino';
import { writeOperatorFile } from './first-run.ts';
import type { Transport } from './net/transport/transport.ts';

/** For programs on this machine, when the server listens on every address. */
export function localUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

/** The command line on this machine is told where the server is, and which certificate is its own: now, and whenever it is renewed. */
export function letOperatorIn(dataDir: string, url: string, token: string, transport: Transport | null, log: Logger): void {
  const tell = (): void => {
    const certificate = transport?.certificate.current.fingerprint ?? null;
    if (!writeOperatorFile(dataDir, { url: localUrl(url), token, certificate }))
      log.error('the disk is full: npm run day and pair work after the next start');
  };
  tell();
  transport?.certificate.onChange(tell);
}
