/** Who asks. The server takes it from the caller's token, never from what the caller says. */
export type Actor =
  | { readonly role: 'kiosk'; readonly kioskId: string }
  | { readonly role: 'teller'; readonly staffId: string }
  | { readonly role: 'lobby'; readonly staffId: string }
  /** A relationship manager, or an assistant who acts for one. */
  | { readonly role: 'manager'; readonly staffId: string }
  /** The operations supervisor, or the head of the centre. */
  | { readonly role: 'supervisor'; readonly staffId: string }
  | { readonly role: 'agent'; readonly agentId: string }
  | { readonly role: 'wall'; readonly wallId: string }
  /** The page beside a counter on which customers rate their visit. */
  | { readonly role: 'rater'; readonly counterId: string }
  /** The command line on the branch's own machine. */
  | { readonly role: 'operator' }
  /** Time itself: opening hours, expiries. */
  | { readonly role: 'clock' };
