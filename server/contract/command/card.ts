import { z } from 'zod';
import { id } from '../common.ts';

/* Bank cards are handled in server/net: they change no branch, and nothing of them is stored. */

/** A card number has at most 19 digits; longer input is answered like any other that cannot be read. */
const CARD_INPUT_MAX_LENGTH = 40;

const presentCard = z.strictObject({ type: z.literal('present-card'), digits: z.string().max(CARD_INPUT_MAX_LENGTH) });
const forgetCard = z.strictObject({ type: z.literal('forget-card') });
const presentMaskedCard = z.strictObject({
  type: z.literal('present-masked-card'),
  kioskId: id,
  card: z
    .strictObject({
      bin: z.string().regex(/^\d{4,10}$/),
      length: z.number().int().min(12).max(19),
      lastFour: z.string().regex(/^\d{4}$/),
    })
    .nullable(),
});

export const CARD_COMMANDS = {
  /**
   * Looked up and forgotten: never stored, never sent again, answered in the same words after the same time for every card.
   * `forget-card`: the customer left before taking a number.
   */
  kiosk: [presentCard, forgetCard],
  /** A card swiped at a reader of the agent: its first digits, its length and its last four digits; null: it could not be read. */
  agent: [presentMaskedCard],
} as const;

export type KioskCardCommand = z.infer<typeof presentCard> | z.infer<typeof forgetCard>;
export type AgentCardCommand = z.infer<typeof presentMaskedCard>;
export type CardCommand = KioskCardCommand | AgentCardCommand;
