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
type OpenHelpState = (typeof OPEN_HELP_STATES)[number];
type HelpState = OpenHelpState | 'resolved';

/** Why a kiosk sends its customer to the service desk. */
export const HELP_UNANSWERED_CAUSES = ['late', 'nobody-on-duty'] as const;
export type HelpUnansweredCause = (typeof HELP_UNANSWERED_CAUSES)[number];

/** What a kiosk may say of its request. unanswered: nobody has said "I go" in time, and the customer goes to the service desk. */
export const KIOSK_HELP_STATES = [...OPEN_HELP_STATES, 'unanswered'] as const;
export type KioskHelpState = (typeof KIOSK_HELP_STATES)[number];
/** How a kiosk's latest request ended. ended: somebody had said "I go"; expired: nobody had. */
export const KIOSK_HELP_ENDS = ['ended', 'expired'] as const;
export type KioskHelpEnd = (typeof KIOSK_HELP_ENDS)[number];

/** So often may the button be pressed again while the request is open; then the service desk is the way. */
export const HELP_PRESSES_AGAIN_MAX = 3;
/** A press sooner than this is the same press. */
export const HELP_PRESS_PAUSE_MS = 15_000;

export interface HelpRequest {
  readonly id: string;
  readonly source: HelpSource;
  readonly kind: HelpKind;
  readonly raisedAt: number;
  /** The latest press of the button: its times count from there. */
  pressedAt: number;
  /** How often it was pressed again. */
  pressesAgain: number;
  /** null: nobody was too late yet, or the button was pressed again since. */
  unanswered: HelpUnansweredCause | null;
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
