import type { Load, SupportEnd, SupportKind } from '../state/support.ts';

export type SupportEvent =
  | {
      readonly type: 'support-raised';
      readonly supportId: string;
      readonly kind: SupportKind;
      /** null: the server itself, because the hall was crowded. */
      readonly staffId: string | null;
      readonly load: Load;
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
