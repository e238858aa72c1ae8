import type { Receipt } from './receipt.ts';
import type { Refusal } from './refusal.ts';

/** The answer to a command: a receipt, or a refusal without its text, which server/net adds. */
export type Answer = { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly refusal: Refusal };
