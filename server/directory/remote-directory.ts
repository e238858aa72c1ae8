import { z } from 'zod';
import { type Tier, TIERS } from '../kernel/configuration/standing.ts';
import type { PresentedCard } from './card.ts';

/** A later answer is discarded: by then the kiosk has shown its result. */
export const REMOTE_DEADLINE_MS = 400;
/** An honest answer has some twenty bytes. */
export const REMOTE_ANSWER_MAX_BYTES = 1_024;
/** After this many failures in a row the remote is not asked for a while, so that a dead one does not delay every card. */
export const REMOTE_FAILURES_MAX = 3;
export const REMOTE_REST_MS = 30_000;

/** Longest id of a person on the staff list. */
const MANAGER_ID_MAX_LENGTH = 64;
/** managerId: the customer's manager, of the branch's staff list; an answer without it does not say. */
const answer = z.strictObject({ tier: z.enum(TIERS), managerId: z.string().min(1).max(MANAGER_ID_MAX_LENGTH).nullable().default(null) });

/** Why the remote gave no answer; holds nothing of the card. */
export type RemoteFailure = 'late' | 'unreachable' | 'refused' | 'garbled' | 'resting';

type RemoteAnswer =
  { readonly ok: true; readonly tier: Tier; readonly managerId: string | null } | { readonly ok: false; readonly failure: RemoteFailure };

/**
 * The bank's own look-up, over HTTP: POST {card, bin, length, lastFour}, answered by {"tier": "none" | "gold" | …, "managerId": …}.
 * `card` is null if only the beginning was read. No retries, no redirects, never throws.
 */
export class RemoteDirectory {
  private readonly url: string;
  private readonly monotonicMs: () => number;
  private failures = 0;
  private restsUntil = 0;

  constructor(url: string, monotonicMs: () => number) {
    this.url = url;
    this.monotonicMs = monotonicMs;
  }

  async lookUp(card: PresentedCard): Promise<RemoteAnswer> {
    if (this.monotonicMs() < this.restsUntil) return { ok: false, failure: 'resting' };
    const result = await this.ask(card);
    this.failures = result.ok ? 0 : this.failures + 1;
    if (this.failures >= REMOTE_FAILURES_MAX) {
      this.failures = 0;
      this.restsUntil = this.monotonicMs() + REMOTE_REST_MS;
    }
    return result;
  }

  private async ask({ masked, digits }: PresentedCard): Promise<RemoteAnswer> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ card: digits, ...masked }),
        redirect: 'error',
        signal: AbortSignal.timeout(REMOTE_DEADLINE_MS),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { ok: false, failure: 'refused' };
      }
      const parsed = answer.safeParse(JSON.parse(await shortText(response)));
      return parsed.success ? { ok: true, ...parsed.data } : { ok: false, failure: 'garbled' };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }
}

/** @throws RangeError when the answer is longer than an honest one */
async function shortText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > REMOTE_ANSWER_MAX_BYTES) throw new RangeError('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failureOf(error: unknown): RemoteFailure {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'late';
  return error instanceof SyntaxError || error instanceof RangeError ? 'garbled' : 'unreachable';
}
