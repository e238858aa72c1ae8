import { z } from 'zod';
import { deviceId } from './port.ts';
import { template } from './template.ts';

/** Keys of one pad; call pads have about six, rating keypads five. */
export const KEYS_MAX = 24;
const counterId = z.string().min(1).max(64);
const bytes = template(['address']);
const address = z.number().int().min(0).max(255);

/** Bytes that make a pad beep or light up; null: it cannot. */
const feedback = z.strictObject({ accepted: bytes.nullable(), refused: bytes.nullable(), failed: bytes.nullable() });

/**
 * A pad that sends only when polled, as pads that share an RS-485 line must. `ask` is sent in turn while nothing else is;
 * `nothing` is the answer if no key was pressed, or null if the pad then sends nothing.
 */
const poll = z.strictObject({ ask: bytes, nothing: bytes.nullable() }).nullable();

const actionKey = z.discriminatedUnion('action', [
  z.strictObject({ bytes, action: z.enum(['next', 'recall', 'confirm', 'no-show', 'help']) }),
  /** reasonId: one of the branch's reasons for a pause; the same key resumes. */
  z.strictObject({ bytes, action: z.literal('pause'), reasonId: z.string().min(1).max(64) }),
]);

/** A call pad: its keys act for the teller signed on at its counter. */
export const padConfig = z.strictObject({
  id: deviceId,
  counterId,
  address,
  keys: z.array(actionKey).min(1).max(KEYS_MAX),
  feedback,
  poll,
});
export type PadConfig = z.infer<typeof padConfig>;

/** A rating keypad: its keys are for customers, from 1 (very dissatisfied) to 5 (very satisfied). */
export const raterConfig = z.strictObject({
  id: deviceId,
  counterId,
  address,
  keys: z
    .array(z.strictObject({ bytes, score: z.number().int().min(1).max(5) }))
    .min(1)
    .max(KEYS_MAX),
  feedback,
  poll,
});
export type RaterConfig = z.infer<typeof raterConfig>;
