import type { KioskPage } from './page.ts';

/** Half of what a web page must give (WCAG 2.2.1), because the next person must not find the last one's choices. */
export const IDLE_MS = 30_000;
export const IDLE_ELDER_MS = 60_000;
/** WCAG 2.2.1: at least 20 s to say "I am still here". */
export const STAY_PROMPT_MS = 20_000;
/** With the slip in hand the page has said all it has to say. */
export const TICKET_PAGE_MS = 15_000;
export const TICKET_PAGE_ELDER_MS = 30_000;

interface IdleFacts {
  readonly awake: boolean;
  readonly page: KioskPage['kind'];
  readonly elder: boolean;
  /** Something chosen that a reset would take away: a language, large text, an open sheet, a page. */
  readonly chosen: boolean;
  readonly busy: boolean;
  /** The number is on paper, in the customer's hand or on its way. */
  readonly slipInHand: boolean;
  readonly idleMs: number;
}

type IdleVerdict = { readonly kind: 'wait' } | { readonly kind: 'ask'; readonly leftMs: number } | { readonly kind: 'reset' };

/** What an idle time means. Asks before it takes anything away; never asks while a request is under way. */
export function idleVerdict(facts: IdleFacts): IdleVerdict {
  if (!facts.awake || facts.busy) return { kind: 'wait' };
  const limit = facts.elder ? IDLE_ELDER_MS : IDLE_MS;
  if (facts.page === 'ticket' && facts.slipInHand) {
    return facts.idleMs < (facts.elder ? TICKET_PAGE_ELDER_MS : TICKET_PAGE_MS) ? { kind: 'wait' } : { kind: 'reset' };
  }
  if (facts.idleMs < limit) return { kind: 'wait' };
  if (!facts.chosen) return { kind: 'reset' };
  const leftMs = limit + STAY_PROMPT_MS - facts.idleMs;
  return leftMs > 0 ? { kind: 'ask', leftMs } : { kind: 'reset' };
}
