import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { readAuthority } from '../authority-certificate.ts';
import { CertificateError } from '../certificate-error.ts';
import { CertificateInUse } from '../certificate-in-use.ts';
import { AuthorityFolder } from './authority-folder.ts';
import { boundsOf, issueAuthority, SERVER_LIFE_DAYS } from './issue.ts';
import { makeWords } from './make-words.ts';
import { namesOf, OWN_MACHINE, plainly } from './names.ts';
import { serverFilesOf, type ServerFolder } from './server-folder.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What a command is asked; it answers with its exit code. */
export interface Asked {
  readonly server: ServerFolder;
  readonly dataDir: string;
  /** As typed; null: not given. */
  readonly names: string | null;
  readonly authority: string | null;
  /** Asked only when it is needed. */
  readonly passphrase: () => Promise<string>;
  /** Epoch ms. */
  readonly now: number;
  readonly say: (text: string) => void;
}

/** @throws CertificateError */
export async function makeCommand({ server, dataDir, names: typed, authority, now, say }: Asked): Promise<number> {
  const names = namesOf(typed ?? '');
  const folder = new AuthorityFolder(authority ?? '', server.folder, dataDir);
  server.refuseSecondAuthority();
  const issued = await issueAuthority('Branch queue authority', names, now);
  const files = await serverFilesOf(issued, names, now);
  const passphrase = folder.keep(issued.certificate, issued.key);
  server.keep(issued.certificate, files, folder.keyFile);
  say(`签发机构密钥口令（只显示这一次，请抄写，与 U 盘分开保管）
passphrase of the authority's key, shown only now; write it down and keep it apart from the stick:

    ${passphrase}

密钥 its key     ${folder.keyFile}
请将密钥带离本机：一年后续期时再用。 Carry it off: it is needed again in a year, to renew.`);
  saySettings(server, names, say);
  return 0;
}

/** @throws CertificateError */
export async function renewCommand({ server, dataDir, names: typed, authority, passphrase, now, say }: Asked): Promise<number> {
  const names = namesOf(typed ?? server.namesNow());
  const folder = new AuthorityFolder(authority ?? '', server.folder, dataDir);
  const opened = folder.open(await passphrase());
  const bounds = boundsOf(opened.certificate);
  const beyond = names.filter((name) => !isWithinBounds(name, bounds));
  if (beyond.length > 0) throw new CertificateError(makeWords.beyondBounds(beyond.join(', '), bounds.join(', ')));
  if (Date.parse(new X509Certificate(opened.certificate).validTo) < now + SERVER_LIFE_DAYS * DAY_MS) {
    throw new CertificateError(makeWords.authorityOver(folder.certificateFile));
  }
  server.keep(opened.certificate, await serverFilesOf(opened, names, now), folder.keyFile);
  say(`已续期；运行中的服务器会自动换用，无需重启。请带走 U 盘。
Renewed. A running server takes it by itself, without a restart. Carry the stick off.`);
  return 0;
}

/** Whether the server's own files are in order: 0; 1: not. */
export async function statusCommand({ server, now, say }: Asked): Promise<number> {
  const { certificateFile, keyFile, authorityFile } = server;
  const inUse = new CertificateInUse({ certificateFile, keyFile, names: [] }, { info: () => undefined });
  const { validFrom, validTo, fingerprint } = inUse.current;
  say(`证书 certificate   ${certificateFile}
名称 names         ${server.namesNow()}
有效期 valid       ${dateOf(validFrom)} – ${dateOf(validTo)}
指纹 SHA-256       ${fingerprint}`);
  if (existsSync(authorityFile)) sayAuthority(authorityFile, say);
  const { invalid, ending, expiring } = inUse.conditions(now);
  const trouble = invalid ?? ending ?? expiring;
  if (trouble !== null) say(`${trouble['zh-CN']}\n${trouble.en}`);
  return trouble === null ? 0 : 1;
}

function saySettings(server: ServerFolder, names: readonly string[], say: Asked['say']): void {
  const hosts = names.filter((name) => !OWN_MACHINE.includes(name)).map((name) => (isIP(name) === 6 ? `[${name}]` : name));
  sayAuthority(server.authorityFile, say);
  say(`写入 server.env，然后重启服务器 add to server.env, then restart the server:
TLS_CERTIFICATE=${server.certificateFile}
TLS_KEY=${server.keyFile}
TLS_AUTHORITY=${server.authorityFile}
PORT=8443
PLAIN_PORT=8420
ALLOWED_ORIGINS=${hosts.map((host) => `https://${host}:8443`).join(',')}
各设备安装签发机构证书 devices install the authority's certificate from: http://${hosts[0] ?? 'localhost'}:8420/certificate`);
}

function sayAuthority(file: string, say: Asked['say']): void {
  say(`签发机构指纹，安装时逐字核对 fingerprint of the authority, to be compared where it is installed:
${readAuthority(file).fingerprint}`);
}

/** RFC 5280, 4.2.1.10: a name, and every name below it. */
function isWithinBounds(name: string, bounds: readonly string[]): boolean {
  if (isIP(name) !== 0) return bounds.some((bound) => plainly(bound) === name);
  return bounds.some((bound) => name === bound || name.endsWith(`.${bound}`));
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
