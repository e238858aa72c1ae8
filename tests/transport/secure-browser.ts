import { type Answered, BrowserOf, type Sent } from '../sign-in/browser-of.ts';
import { ask } from './authority.ts';
import type { BranchOverTls } from './branch-over-tls.ts';

/** A browser that believes one authority. */
export class SecureBrowser extends BrowserOf {
  private readonly ca: string;

  constructor(branch: Pick<BranchOverTls, 'url' | 'operatorToken'>, ca: string) {
    super(branch);
    this.ca = ca;
  }

  protected override async send(
    url: string,
    { method, headers, body }: Sent,
  ): Promise<{ readonly answered: Answered; readonly set: readonly string[] }> {
    const heard = await ask(url, this.ca, { method, headers, ...(body === null ? {} : { body }) });
    const set = heard.headers['set-cookie'] ?? [];
    return {
      answered: { status: heard.status, body: JSON.parse(heard.body) as Answered['body'] },
      set: typeof set === 'string' ? [set] : set,
    };
  }
}
