import { isIP } from 'node:net';
import { CertificateError } from '../certificate-error.ts';
import { makeWords } from './make-words.ts';

/** What a server is called on its own machine: its command lines and a kiosk's browser there. */
export const OWN_MACHINE: readonly string[] = ['localhost', '127.0.0.1', '::1'];
/** RFC 1123, 2.1. */
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
export const NAMES_MAX = 20;

/**
 * Names and addresses for a certificate, as typed: "queue.branch.example,192.168.10.5". This machine's own follow them.
 * @throws CertificateError naming what is neither
 */
export function namesOf(typed: string): readonly string[] {
  const names = typed
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (names.length === 0) throw new CertificateError(makeWords.noNames);
  if (names.length > NAMES_MAX) throw new CertificateError(makeWords.tooManyNames(NAMES_MAX));
  const wrong = names.find((name) => isIP(name) === 0 && !isHostName(name));
  if (wrong !== undefined) throw new CertificateError(makeWords.noName(wrong));
  return [...new Set([...names.map(plainly), ...OWN_MACHINE])];
}

/** The one way in which URLs write an address: certificates write ::1 as 0:0:0:0:0:0:0:1. */
export function plainly(name: string): string {
  return isIP(name) === 6 ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name;
}

/** A last part of digits alone makes a mistyped address: "192.168.10". */
function isHostName(name: string): boolean {
  return HOST_NAME.test(name) && !/(^|\.)\d+$/.test(name);
}
