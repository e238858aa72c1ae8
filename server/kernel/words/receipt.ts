/** What the asker gets back, beside the next view. */
export type Receipt =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'ticket';
      readonly ticketId: string;
      readonly number: string;
      readonly ahead: number;
      /** "printing": a slip was ordered; "no-slip": the customer must remember the number. */
      readonly slip: 'printing' | 'no-slip';
    }
  /** number null: the service in hand was finished and nobody was waiting. */
  | { readonly kind: 'called'; readonly ticketId: string | null; readonly number: string | null }
  | { readonly kind: 'referral'; readonly referralId: string }
  | { readonly kind: 'appointment'; readonly appointmentId: string; readonly code: string }
  | { readonly kind: 'follow-up'; readonly followUpId: string }
  | { readonly kind: 'contact'; readonly warnings: readonly ContactWarning[] }
  /** The key started the armed direct service: no number was called. */
  | { readonly kind: 'direct'; readonly ticketId: string; readonly number: string };

/** late: in the late evening, when customers dislike calls; outside-preferred: not at the time the customer asked for. */
export type ContactWarning = 'late' | 'outside-preferred';
