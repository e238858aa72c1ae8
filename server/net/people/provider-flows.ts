import { randomBytes } from 'node:crypto';
import type { StaffPath } from '../../contract/people/people.ts';
import type { Begun } from '../../provider/identity-provider.ts';

const TOKEN_BYTES = 32;
/** How long a person may take at the provider. */
export const FLOW_LIFE_MS = 10 * 60_000;
/** Most sign-ins under way at once; beyond it, the oldest is forgotten. */
export const FLOWS_MAX = 200;

/** A sign-in that was begun in one browser and has no answer yet. */
export interface ProviderFlow {
  readonly deviceId: string;
  /** Where the person was. */
  readonly page: StaffPath;
  readonly begun: Begun;
}

/** Sign-ins at the provider that are under way: in memory only, each for one browser and one answer. */
export class ProviderFlows {
  private readonly flows = new Map<string, { readonly flow: ProviderFlow; readonly sinceMs: number }>();

  /** The browser's token for it. */
  keep(flow: ProviderFlow, nowMs: number): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    this.flows.set(token, { flow, sinceMs: nowMs });
    const [oldest] = this.flows.keys();
    if (this.flows.size > FLOWS_MAX && oldest !== undefined) this.flows.delete(oldest);
    return token;
  }

  /** Once, whatever comes of it. null: this browser began none, has had its answer, or took too long. */
  take(token: string, nowMs: number): ProviderFlow | null {
    const kept = this.flows.get(token);
    this.flows.delete(token);
    return kept === undefined || nowMs - kept.sinceMs > FLOW_LIFE_MS ? null : kept.flow;
  }
}
