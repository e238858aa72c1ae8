/** What the lobby is asked to come for (S27). */
export const HELP_KINDS = ['help', 'complaint', 'device', 'security'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

export type HelpSource =
  | { readonly kind: 'kiosk'; readonly kioskId: string }
  | { readonly kind: 'counter'; readonly counterId: string }
  /** A guard told the lobby manager in person (S27), who recorded it. */
  | { readonly kind: 'guard'; readonly staffId: string };

/** raised: sent; seen: on a lobby screen; acknowledged: somebody is coming. */
export const OPEN_HELP_STATES = ['raised', 'seen', 'acknowledged'] as const;
export type OpenHelpState = (typeof OPEN_HELP_STATES)[number];
type HelpState = OpenHelpState | 'resolved';

export interface HelpRequest {
  readonly id: string;
  readonly source: HelpSource;
  readonly kind: HelpKind;
  readonly raisedAt: number;
  state: HelpState;
  acknowledgedAt: number | null;
  /** Who is coming; shown to staff only. */
  staffId: string | null;
}

export function sameSource(a: HelpSource, b: HelpSource): boolean {
  switch (a.kind) {
    case 'kiosk':
      return b.kind === 'kiosk' && a.kioskId === b.kioskId;
    case 'counter':
      return b.kind === 'counter' && a.counterId === b.counterId;
    case 'guard':
      return b.kind === 'guard' && a.staffId === b.staffId;
    default:
      return a satisfies never;
  }
}
