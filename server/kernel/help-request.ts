export type HelpSource =
  | { readonly kind: 'kiosk'; readonly kioskId: string }
  | { readonly kind: 'counter'; readonly counterId: string };

/** raised: sent; seen: on a lobby screen; acknowledged: somebody is coming; resolved: over. */
export type HelpState = 'raised' | 'seen' | 'acknowledged' | 'resolved';

export interface HelpRequest {
  readonly id: string;
  readonly source: HelpSource;
  readonly raisedAt: number;
  state: HelpState;
  /** Who is coming; staff only. */
  staffId: string | null;
}
