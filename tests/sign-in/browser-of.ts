import { hashSecret } from '../../server/net/people/secrets.ts';
import type { Credential } from '../../server/store/tables/credentials-table.ts';
import type { BranchAtWork } from '../protocol/branch-at-work.ts';

export const PIN = '482913';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly refusal?: string };
}

/** A request as it goes out. */
export interface Sent {
  readonly method: string;
  readonly headers: Record<string, string>;
  /** null: none. */
  readonly body: string | null;
}

/** A browser as far as the server can tell: it keeps cookies, and asks in the name of a page. */
export class BrowserOf {
  readonly cookies = new Map<string, string>();
  /** Every cookie that was set, as the server wrote it. */
  readonly set: string[] = [];
  private readonly branch: Pick<BranchAtWork, 'url' | 'operatorToken'>;

  constructor(branch: Pick<BranchAtWork, 'url' | 'operatorToken'>) {
    this.branch = branch;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** @param page in whose name; null: none, as a sign-in asks */
  async call(method: string, path: string, page: string | null, body: unknown): Promise<Answered> {
    const headers = { cookie: this.cookie, 'content-type': 'application/json', ...(page === null ? {} : { 'branch-page': page }) };
    const sent = { method, headers, body: body === null ? null : JSON.stringify(body) };
    const { answered, set } = await this.send(this.branch.url + path, sent);
    this.set.push(...set);
    for (const line of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answered;
  }

  /** `set`: the cookies of the answer. */
  protected async send(url: string, sent: Sent): Promise<{ readonly answered: Answered; readonly set: readonly string[] }> {
    const response = await fetch(url, sent);
    return {
      answered: { status: response.status, body: (await response.json()) as Answered['body'] },
      set: response.headers.getSetCookie(),
    };
  }

  /** Becomes a workstation by a code that the command line opened. */
  async pair(id: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.branch.operatorToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ kind: 'workstation', id, name: id, drives: null });
    const { answered } = await this.send(`${this.branch.url}/api/pairings`, { method: 'POST', headers, body });
    const { code } = answered.body;
    await this.call('POST', '/api/pair', null, { code, path: '/counter/sign-in' });
  }

  signIn(staffNumber: string, secret: string): Promise<Answered> {
    return this.call('POST', '/api/sign-in', null, { staffNumber, secret, counterHandedOver: null });
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
    codeName: null,
    codeHash: null,
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
