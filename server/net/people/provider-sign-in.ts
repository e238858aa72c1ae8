import { staffNumber as staffNumberSchema, type StaffPath } from '../../contract/people/people.ts';
import type { RefusalCode } from '../../kernel/words/refusal.ts';
import type { ProviderFailure } from '../../provider/provider-failure.ts';
import type { Credential } from '../../store/tables/credentials-table.ts';
import type { Edge } from '../edge.ts';
import { GuessDelays } from './guess-delays.ts';
import { type ProviderFlow, ProviderFlows } from './provider-flows.ts';
import { type Begun, MINUTE_MS, type Outcome, refused, type SignIn } from './sign-in.ts';
import type { StaffSessions } from './staff-sessions.ts';
import type { TrailNotes } from './trail-notes.ts';

/** What the trail says such a sign-in was about. */
const BY_PROVIDER = 'provider';
/** Delays are kept by staff number and device; an answer of the provider names nobody before it is checked. */
const NOBODY_YET = '';

const REFUSAL_OF: { readonly [failure in ProviderFailure]: RefusalCode } = {
  away: 'provider-away',
  untrue: 'provider-untrue',
  clock: 'provider-clock',
  stale: 'provider-stale',
  declined: 'provider-declined',
};
/** Nothing was tried, or not by the person: it slows nobody down. */
const NO_TRY: readonly ProviderFailure[] = ['away', 'declined'];

/**
 * Proving who one is by the bank's own account, at an enrolled device. The provider says who somebody is; whether he may sign in, and as what, is
 * the branch's own list, as for number and PIN: whoever is not on it, or has no role, gets in nowhere.
 */
export class ProviderSignIn {
  private readonly edge: Edge;
  private readonly sessions: StaffSessions;
  private readonly notes: TrailNotes;
  private readonly signIn: SignIn;
  private readonly delays = new GuessDelays();
  private readonly flows = new ProviderFlows();
  /** By session: with what the provider ends its own. */
  private readonly hints = new Map<string, string>();

  constructor(edge: Edge, sessions: StaffSessions, notes: TrailNotes, signIn: SignIn) {
    this.edge = edge;
    this.sessions = sessions;
    this.notes = notes;
    this.signIn = signIn;
  }

  get isOffered(): boolean {
    return this.edge.provider !== null;
  }

  /** @param origin of the page that asks: only where the provider sends browsers back to are its cookies */
  async begin(
    page: StaffPath,
    deviceToken: string,
    origin: string,
  ): Promise<Outcome<{ readonly address: string; readonly flowToken: string }>> {
    const deviceId = this.signIn.workstation(deviceToken);
    if (deviceId === null) return refused('device-not-enrolled', {});
    const { provider } = this.edge;
    if (provider === null) return refused('provider-none', {});
    const ours = new URL(provider.redirectAddress).origin;
    if (origin !== ours) return refused('provider-elsewhere', { address: ours });
    const outcome = await provider.begin();
    if (!outcome.ok) return refused(REFUSAL_OF[outcome.failure], {});
    const { address, begun } = outcome.value;
    return { ok: true, value: { address, flowToken: this.flows.keep({ deviceId, page, begun }, this.edge.monotonicMs()) } };
  }

  /** @param answer the query with which the browser came back */
  async finish(answer: string, flowToken: string, deviceToken: string): Promise<Outcome<Begun & { readonly page: StaffPath }>> {
    const deviceId = this.signIn.workstation(deviceToken);
    if (deviceId === null) return refused('device-not-enrolled', {});
    const flow = this.flows.take(flowToken, this.edge.monotonicMs());
    if (flow === null || flow.deviceId !== deviceId) return this.failed('provider-flow', null, deviceId);
    const waitMs = this.delays.begin(NOBODY_YET, deviceId, this.edge.monotonicMs());
    if (waitMs > 0) return refused('sign-in-wait', { minutes: Math.ceil(waitMs / MINUTE_MS) });
    return this.proved(answer, flow);
  }

  /** Where the browser goes to end the provider's session too; null: nowhere. */
  async leave(sessionId: string): Promise<string | null> {
    const hint = this.hints.get(sessionId);
    this.hints.delete(sessionId);
    return hint === undefined || this.edge.provider === null ? null : this.edge.provider.endAddress(hint);
  }

  private async proved(answer: string, { deviceId, page, begun }: ProviderFlow): Promise<Outcome<Begun & { readonly page: StaffPath }>> {
    const { provider } = this.edge;
    if (provider === null) return refused('provider-none', {});
    const outcome = await provider.finish(answer, begun);
    if (!outcome.ok) {
      if (NO_TRY.includes(outcome.failure)) this.delays.takeBack(NOBODY_YET, deviceId);
      return this.failed(REFUSAL_OF[outcome.failure], null, deviceId);
    }
    const { staffNumber, hint } = outcome.value;
    const person = this.personOf(staffNumber);
    if (person === null || person.disabledAt !== null) return this.failed('provider-person', person?.staffId ?? null, deviceId);
    if (this.sessions.pagesOf(person.staffId).length === 0) return this.failed('unknown-staff', person.staffId, deviceId);
    this.delays.succeed(NOBODY_YET, deviceId);
    const entered = this.signIn.enter(person.staffId, deviceId, BY_PROVIDER);
    this.keepHint(entered.session.id, hint);
    return { ok: true, value: { ...entered, page } };
  }

  private personOf(staffNumber: string | null): Credential | null {
    const parsed = staffNumberSchema.safeParse(staffNumber);
    if (!parsed.success) this.edge.log.warn('the bank’s sign-in gives no staff number: see OIDC_STAFF_NUMBER');
    return parsed.success ? this.edge.credentials.findByNumber(parsed.data) : null;
  }

  private keepHint(sessionId: string, hint: string | null): void {
    const known = new Set(this.edge.sessions.list().map(({ id }) => id));
    for (const id of this.hints.keys()) if (!known.has(id)) this.hints.delete(id);
    if (hint !== null) this.hints.set(sessionId, hint);
  }

  private failed(code: RefusalCode, staffId: string | null, deviceId: string) {
    this.notes.note({ staffId, role: 'workstation', deviceId }, 'sign-in-failed', BY_PROVIDER, 'refused');
    return refused(code, {});
  }
}
