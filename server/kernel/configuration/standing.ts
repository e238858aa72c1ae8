/** Tier that a card shows (S05). */
export const TIERS = ['none', 'gold', 'platinum', 'purple-gold'] as const;
export type Tier = (typeof TIERS)[number];

/** Segment that staff judge a customer to be in (S04). */
export const SEGMENTS = ['existing-premium', 'potential', 'target', 'ordinary'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** A first impression may be wrong (S16): "possible" gives no head-start until somebody confirms it. */
export const CONFIDENCES = ['confirmed', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Everything that decides a ticket's place in line, except the time it was taken. */
export interface Standing {
  readonly tier: Tier;
  /** null: nobody has judged. */
  readonly segment: Segment | null;
  readonly confidence: Confidence;
  /** Illness, age, pregnancy …: assigned by staff, not charged to the cap. null: none. */
  readonly needId: string | null;
  /** Time agreed with this customer, epoch ms; null: no appointment. */
  readonly appointmentAt: number | null;
  /** The customer's own arrival, epoch ms, if an earlier number of his was closed without fault of his; null: he came when he took this one. */
  readonly arrivedAt: number | null;
}

export const NO_STANDING: Standing = {
  tier: 'none',
  segment: null,
  confidence: 'possible',
  needId: null,
  appointmentAt: null,
  arrivedAt: null,
};

/** premium is charged to the cap, the other three never are; the cap protects everybody. */
export const TICKET_CLASSES = ['premium', 'need', 'appointment', 'ordinary'] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];
export const PROTECTED_CLASSES: readonly TicketClass[] = ['need', 'appointment', 'ordinary'];
