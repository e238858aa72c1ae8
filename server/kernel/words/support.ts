import type { HelpUnansweredCause } from '../state/help-request.ts';
import type { Load, SupportEnd, SupportKind } from '../state/support.ts';

export type SupportEvent =
  /** The kiosk's button was pressed again: the lobby is alerted once more. */
  | { readonly type: 'help-pressed-again'; readonly helpId: string; readonly pressesAgain: number }
  | { readonly type: 'help-unanswered'; readonly helpId: string; readonly cause: HelpUnansweredCause }
  /** Nobody ever answered. */
  | { readonly type: 'help-expired'; readonly helpId: string }
  | {
      readonly type: 'support-raised';
      readonly supportId: string;
      readonly kind: SupportKind;
      /** null: the server itself, because the hall was crowded or somebody waited too long. */
      readonly staffId: string | null;
      readonly load: Load;
      /** The longest ordinary wait, if it was past its target when the server asked; otherwise null. */
      readonly waitMs: number | null;
    }
  | { readonly type: 'support-seen'; readonly supportId: string; readonly staffId: string }
  | { readonly type: 'support-acknowledged'; readonly supportId: string; readonly staffId: string; readonly afterMs: number }
  /** staffId null: it ended without anybody resolving it. */
  | { readonly type: 'support-resolved'; readonly supportId: string; readonly staffId: string | null; readonly end: SupportEnd }
  | {
      readonly type: 'counter-services-set';
      readonly counterId: string;
      readonly serviceIds: readonly string[];
      readonly staffId: string;
    };
