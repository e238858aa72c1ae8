import { z } from 'zod';
import type { Receipt } from '../kernel/words/receipt.ts';
import { REFUSAL_CODES } from '../kernel/words/refusal.ts';
import { count, epochMs, id, localText } from './common.ts';
import type { Reply } from './wire.ts';

type Kind = Receipt['kind'];

/** Every receipt, with exactly the keys that may leave. */
const RECEIPTS = {
  done: z.strictObject({ kind: z.literal('done') }),
  ticket: z.strictObject({
    kind: z.literal('ticket'),
    ticketId: id,
    number: z.string(),
    ahead: z.number().int(),
    slip: z.enum(['printing', 'no-slip']),
  }),
  called: z.strictObject({ kind: z.literal('called'), ticketId: id.nullable(), number: z.string().nullable() }),
  referral: z.strictObject({ kind: z.literal('referral'), referralId: id }),
  appointment: z.strictObject({ kind: z.literal('appointment'), appointmentId: id, code: z.string() }),
  'follow-up': z.strictObject({ kind: z.literal('follow-up'), followUpId: id }),
  contact: z.strictObject({ kind: z.literal('contact'), warnings: z.array(z.enum(['late', 'outside-preferred'])) }),
  direct: z.strictObject({ kind: z.literal('direct'), ticketId: id, number: z.string() }),
} satisfies { readonly [K in Kind]: z.ZodType<Extract<Receipt, { readonly kind: K }>> };

export const RECEIPT_KINDS = Object.keys(RECEIPTS) as readonly Kind[];

/** Params are what the refusal's text shows (server/net/reply.ts picks them), so their names are not repeated here. */
export const refusal = z.strictObject({
  ok: z.literal(false),
  refusal: z.enum(REFUSAL_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: localText,
}) satisfies z.ZodType<Extract<Reply, { ok: false }>>;

export const accepted = acceptedWith(RECEIPT_KINDS);

/** All that an audience may be answered: these receipts, or a refusal. */
export function replyWith(kinds: readonly Kind[]): z.ZodType<Reply> {
  return z.discriminatedUnion('ok', [acceptedWith(kinds), refusal]);
}

function acceptedWith(kinds: readonly Kind[]) {
  const [first, ...others] = kinds.map((kind) => RECEIPTS[kind]);
  const receipt: z.ZodType<Receipt> = first === undefined ? z.never() : z.discriminatedUnion('kind', [first, ...others]);
  return z.strictObject({ ok: z.literal(true), receipt });
}

/** HTTP's answer to what has no receipt. */
export const done = z.strictObject({ ok: z.literal(true) });

/** What stands around a view, on every screen and on phones. The view inside has its audience's schema. */
export const viewMessage = z.strictObject({
  epoch: z.string(),
  revision: count,
  serverTime: epochMs,
  build: z.string(),
  view: z.unknown(),
});

export const personMessage = id;
export const beatMessage = z.strictObject({ epoch: z.string(), revision: count, serverTime: epochMs });

/** A phone's beat names no revision: its page asks for nothing that it missed, because its stream starts with the whole view. */
export const phoneBeat = z.strictObject({ serverTime: epochMs });
