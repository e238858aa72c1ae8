import { randomBytes } from 'node:crypto';
import type { FirstRunCode } from './net/edge.ts';
import { isLoopbackHost } from './net/origins.ts';
import { makeOneTimeCode, sumOfCode } from './net/people/one-time-code.ts';
import { SIGN_IN_PATH } from './net/subjects/pairing.ts';
import type { Credentials } from './store/tables/credentials-table.ts';

const LINK_CODE_BYTES = 16;
/** How long the first administrator's code works; a restart makes another one. */
const FIRST_RUN_CODE_LIFE_MS = 24 * 60 * 60_000;

/** Codes of this start, told to whoever reads the server's own terminal or journal, and to nobody else. */
export interface EntranceCodes {
  /** In the address that opens the demo's links; null: there are none to open. */
  readonly link: string | null;
  /** With which the first administrator is made; null: the branch has one, or is a demo. */
  readonly firstRun: (FirstRunCode & { readonly code: string }) | null;
}

interface Start {
  readonly isDemo: boolean;
  readonly host: string;
  readonly credentials: Credentials;
  /** Epoch ms. */
  readonly now: number;
}

export function entranceCodes({ isDemo, host, credentials, now }: Start): EntranceCodes {
  const link = isDemo && isLoopbackHost(host) ? randomBytes(LINK_CODE_BYTES).toString('base64url') : null;
  if (isDemo || hasAdministrator(credentials)) return { link, firstRun: null };
  const code = makeOneTimeCode();
  return { link, firstRun: { code, sha256: sumOfCode(code), until: now + FIRST_RUN_CODE_LIFE_MS } };
}

function hasAdministrator(credentials: Credentials): boolean {
  return credentials.list().some(({ isAdministrator, secret, disabledAt }) => isAdministrator && secret !== null && disabledAt === null);
}

/** What the process that started this one says at its terminal. */
interface Entrance {
  readonly startUrl: string;
  readonly setUp: { readonly url: string; readonly code: string } | null;
}

/** Prints them, for a terminal or a journal. @param url the server's own, as this machine calls it */
export function announce(url: string, { link, firstRun }: EntranceCodes, say: (line: string) => void): Entrance {
  const startUrl = link === null ? url : `${url}/?demo=${link}`;
  if (link !== null) say(`Demo 演示: ${startUrl}`);
  if (firstRun === null) return { startUrl, setUp: null };
  const setUp = { url: `${url}${SIGN_IN_PATH}#set-up`, code: firstRun.code };
  say(`First administrator: open ${setUp.url} and enter ${setUp.code}   首位管理员：打开该网址并输入代码`);
  return { startUrl, setUp };
}
