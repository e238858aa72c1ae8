import { createPrivateKey, type KeyObject, randomInt } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { writeFileDurably } from '../../config.ts';
import { CertificateError } from '../certificate-error.ts';
import { readPem } from '../certificate-files.ts';
import { makeWords } from './make-words.ts';

export const AUTHORITY_FILE = 'branch-authority.crt';
const KEY_FILE = 'branch-authority.key';
const SECRET_MODE = 0o600;
/** Nothing that is read wrongly from paper: no 0, 1, i, l, o. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
/** 25 letters of 31: 123 bits, so that a lost stick opens nothing. */
const GROUP_LENGTH = 5;

/** A stick, or a folder of another machine: where the authority's key lies, which the server never has. */
export class AuthorityFolder {
  readonly folder: string;

  /**
   * @param serverFolder where the server's own files lie
   * @throws CertificateError when the folder is missing, or lies with the server's files
   */
  constructor(folder: string, serverFolder: string, dataDir: string) {
    this.folder = resolve(folder);
    if (statSync(this.folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new CertificateError(makeWords.noFolder(this.folder));
    if ([serverFolder, dataDir].some((own) => isWithin(this.folder, resolve(own)))) {
      throw new CertificateError(makeWords.keyWithTheServer(this.folder));
    }
  }

  get keyFile(): string {
    return join(this.folder, KEY_FILE);
  }

  get certificateFile(): string {
    return join(this.folder, AUTHORITY_FILE);
  }

  /** Returns the passphrase, which is kept nowhere. */
  keep(certificate: string, key: KeyObject): string {
    if (existsSync(this.keyFile)) throw new CertificateError(makeWords.authorityThere(this.keyFile));
    const passphrase = drawPassphrase();
    const pem = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
    writeFileDurably(this.keyFile, pem.toString(), SECRET_MODE);
    writeFileDurably(this.certificateFile, certificate, SECRET_MODE);
    return passphrase;
  }

  /** @throws CertificateError when a file is missing, or the passphrase is another */
  open(passphrase: string): { readonly certificate: string; readonly key: KeyObject } {
    const [certificate, key] = [readPem(this.certificateFile), readPem(this.keyFile)];
    try {
      return { certificate, key: createPrivateKey({ key, passphrase: passphrase.trim() }) };
    } catch {
      throw new CertificateError(makeWords.wrongPassphrase(this.keyFile));
    }
  }
}

function isWithin(folder: string, other: string): boolean {
  const way = relative(other, folder);
  return way === '' || (!way.startsWith('..') && resolve(other, way) === folder);
}

function drawPassphrase(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? '';
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, letter).join('')).join('-');
}
