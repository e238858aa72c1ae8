export type HelpSource = { readonly kind: 'kiosk'; readonly kioskId: string } | { readonly kind: 'counter'; readonly counterId: string };

/** raised: sent; seen: on a lobby screen; acknowledged: somebody is coming; resolved: over. */
export type HelpState = 'raised' | 'seen' | 'acknowledged' | 'resolved';

export interface HelpRequest {
  readonly id: string;
  readonly source: HelpSource;
  readonly raisedAt: number;
  state: HelpState;
  acknowledgedAt: number | null;
  /** Who is coming; staff only. */
  staffId: string | null;
}

export function sameSource(a: HelpSource, b: HelpSource): boolean {
  if (a.kind === 'kiosk') return b.kind === 'kiosk' && a.kioskId === b.kioskId;
  return b.kind === 'counter' && a.counterId === b.counterId;
}
