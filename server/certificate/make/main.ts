import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { CertificateError } from '../certificate-error.ts';
import { type Asked, makeCommand, renewCommand, statusCommand } from './commands.ts';
import { ServerFolder } from './server-folder.ts';

/* The branch's own authority and the server's certificate, from the command line. Exit codes: 0 good, 1 not good, 2 asked wrongly. */
const USAGE = `npm run certificate -- make --names <name,address,…> --authority <folder> [--to <folder>]
    新建网点签发机构与服务器证书；机构密钥写入 --authority（U 盘），随后带走
    makes an authority of the branch and a certificate for the server; the authority's key goes to --authority, a stick to carry off
npm run certificate -- renew --authority <folder> [--names …] [--to <folder>]
    用带回的密钥续期 renews the server's certificate with the key, brought back; its passphrase is asked, or AUTHORITY_PASSPHRASE
npm run certificate -- status [--to <folder>]
    查看证书、有效期与指纹 what the server's certificate is for, until when, and the fingerprints
--to: 服务器文件所在文件夹 the folder of the server's own files; otherwise tls in DATA_DIR`;
const COMMANDS = { make: makeCommand, renew: renewCommand, status: statusCommand } as const;
const ASKED_WRONGLY = 2;

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === null) {
    console.log(USAGE);
    return process.argv.includes('--help') ? 0 : ASKED_WRONGLY;
  }
  return COMMANDS[asked.action](asked);
}

function readArguments(): (Asked & { readonly action: keyof typeof COMMANDS }) | null {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ options: { names: text, authority: text, to: text }, allowPositionals: true });
    const [action = '', ...rest] = positionals;
    if (!isAction(action) || rest.length > 0) return null;
    const dataDir = resolve(process.env['DATA_DIR'] ?? 'data');
    return {
      action,
      dataDir,
      server: new ServerFolder(resolve(values.to ?? join(dataDir, 'tls'))),
      names: values.names ?? null,
      authority: values.authority ?? null,
      passphrase,
      now: Date.now(),
      say: (line) => console.log(line),
    };
  } catch {
    return null;
  }
}

function isAction(action: string): action is keyof typeof COMMANDS {
  return action in COMMANDS;
}

/** Not as an argument, which everybody on the machine could read, and not shown while it is typed. */
async function passphrase(): Promise<string> {
  const given = process.env['AUTHORITY_PASSPHRASE'] ?? '';
  if (given !== '') return given;
  process.stdout.write('口令 passphrase: ');
  const unseen = new Writable({ write: (_chunk, _encoding, written) => written() });
  const line = createInterface({ input: process.stdin, output: unseen, terminal: process.stdin.isTTY });
  const typed = await new Promise<string>((answer) => line.question('', answer));
  line.close();
  process.stdout.write('\n');
  return typed;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof CertificateError ? error.message : error);
    process.exitCode = 1;
  },
);
