import { hashSecret } from '../../server/net/people/secrets.ts';
import type { Credential } from '../../server/store/tables/credentials-table.ts';
import type { BranchAtWork } from '../protocol/branch-at-work.ts';

export const PIN = '482913';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly refusal?: string };
}

/** A browser as far as the server can tell: it keeps cookies, and asks in the name of a page. */
export class BrowserOf {
  readonly cookies = new Map<string, string>();
  private readonly branch: BranchAtWork;

  constructor(branch: BranchAtWork) {
    this.branch = branch;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** @param page in whose name; null: none, as a sign-in asks */
  async call(method: string, path: string, page: string | null, body: unknown): Promise<Answered> {
    const response = await fetch(this.branch.url + path, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json', ...(page === null ? {} : { 'branch-page': page }) },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, body: (await response.json()) as Answered['body'] };
  }

  /** Becomes a workstation by a code that the command line opened. */
  async pair(id: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.branch.operatorToken}`, 'content-type': 'application/json' };
    const opening = JSON.stringify({ kind: 'workstation', id, name: id, drives: null });
    const opened = await fetch(`${this.branch.url}/api/pairings`, { method: 'POST', headers, body: opening });
    const { code } = (await opened.json()) as { code: string };
    await this.call('POST', '/api/pair', null, { code, path: '/counter/sign-in' });
  }

  signIn(staffNumber: string, secret: string): Promise<Answered> {
    return this.call('POST', '/api/sign-in', null, { staffNumber, secret });
  }
}

let hashed: Promise<string> | null = null;

/** Somebody of the branch who may sign in with PIN. One hash for all of them: it takes half a second. */
export async function givePin(branch: BranchAtWork, staffId: string, changes: Partial<Credential>): Promise<void> {
  hashed ??= hashSecret(PIN);
  branch.credentials.keep({
    staffId,
    staffNumber: staffId,
    name: staffId,
    isAdministrator: false,
    secret: await hashed,
    codeSha256: null,
    codeUntil: null,
    disabledAt: null,
    changedAt: 0,
    ...changes,
  });
}

/** A paired browser in which somebody is signed in. */
export async function signedInBrowser(branch: BranchAtWork, staffId: string): Promise<BrowserOf> {
  const browser = new BrowserOf(branch);
  await browser.pair(`desk-${staffId}`);
  await givePin(branch, staffId, {});
  await browser.signIn(staffId, PIN);
  return browser;
}
