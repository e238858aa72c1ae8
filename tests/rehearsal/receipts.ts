import type { Reply } from '../../server/contract/wire.ts';

export type Receipt = Extract<Reply, { readonly ok: true }>['receipt'];
export type ReceiptOf<K extends Receipt['kind']> = Extract<Receipt, { readonly kind: K }>;

/** @throws Error naming the refusal, when there should have been none, or another kind of receipt */
export function receiptOf<K extends Receipt['kind']>(reply: Reply, kind: K, asked: string): ReceiptOf<K> {
  if (!reply.ok) throw new Error(`${asked} was refused: ${reply.refusal} (${reply.text.en})`);
  if (reply.receipt.kind !== kind) throw new Error(`${asked} was answered with a receipt of kind ${reply.receipt.kind}`);
  return reply.receipt as ReceiptOf<K>;
}
