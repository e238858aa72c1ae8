import { pino } from 'pino';
import { IdentityProvider } from '../../../server/provider/identity-provider.ts';
import { freePort } from '../../free-port.ts';
import { type BranchAtWork, branchAtWork, type BranchParts, MONDAY_TEN } from '../../protocol/branch-at-work.ts';
import { type TestAuthority, testAuthority } from '../../transport/authority.ts';
import { type Answered, BrowserOf, givePin } from '../browser-of.ts';
import { CLAIM, CLIENT_ID, CLIENT_SECRET, TestProvider } from './test-provider.ts';

export const TELLER_PAGE = '/counter/teller';

/** Clocks in hand. */
export interface Clocks {
  /** By which the provider's rests are measured. */
  laterMs: number;
  /** Added to the branch's clock, as the provider's answers are measured by it. */
  fastMs: number;
}

/** What its own lines of the log are. */
export interface BranchWithProvider extends BranchAtWork {
  readonly providerLogged: readonly string[];
}

/** A branch on loopback that knows this provider. */
export async function branchWithProvider(
  issuer: string,
  authority: TestAuthority,
  clocks: Clocks,
  changes: Partial<BranchParts>,
): Promise<BranchWithProvider> {
  const port = await freePort();
  const providerLogged: string[] = [];
  const settings = {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    staffNumberClaim: CLAIM,
    authority: authority.pem,
    redirectAddress: `http://127.0.0.1:${port}/counter/sign-in`,
  };
  const times = { now: () => MONDAY_TEN + clocks.fastMs, monotonicMs: () => clocks.laterMs };
  const log = pino({ level: 'trace' }, { write: (line: string) => void providerLogged.push(line) });
  const branch = await branchAtWork({ port, provider: new IdentityProvider(settings, times, log), ...changes });
  return { ...branch, providerLogged };
}

/** One for all stories: to make its key takes longer than most of them. */
let ofAll: Promise<TestAuthority> | null = null;

/** A provider, a branch that knows it, and a paired browser at which wang, who has no PIN, may sign in. */
export async function given(onTestFinished: (act: () => Promise<void>) => void) {
  ofAll ??= testAuthority();
  const authority = await ofAll;
  const provider = await TestProvider.open(authority);
  onTestFinished(() => provider.stop());
  const clocks: Clocks = { laterMs: 0, fastMs: 0 };
  const branch = await branchWithProvider(provider.issuer, authority, clocks, {});
  onTestFinished(() => branch.stop());
  provider.now = () => MONDAY_TEN;
  await givePin(branch, 'wang', { secret: null });
  return { provider, branch, browser: await pairedBrowser(branch, 'desk-1'), clocks, authority };
}

export async function pairedBrowser(branch: BranchAtWork, id: string): Promise<ProviderBrowser> {
  const paired = new ProviderBrowser(branch);
  await paired.pair(id);
  return paired;
}

/** A browser whose person signs in at the provider. */
export class ProviderBrowser extends BrowserOf {
  /** Where the provider's sign-in page is. */
  async begin(page: string): Promise<Answered & { readonly address: string }> {
    const answered = await this.call('POST', '/api/sign-in/provider', null, { page });
    return { ...answered, address: String(answered.body['address']) };
  }

  /** From the door, to the provider, and back. */
  async signInAt(provider: TestProvider, staffNumber: string): Promise<Answered> {
    const { address } = await this.begin(TELLER_PAGE);
    return this.comeBack(provider.approve(address, staffNumber));
  }

  /** Comes back from there. */
  comeBack(answer: string): Promise<Answered> {
    return this.call('POST', '/api/sign-in/provider/answer', null, { answer });
  }
}
