import type { SupportDone, SupportKind } from './state/support.ts';

/* The lobby asks, the supervisor helps: with people, with counters. */
export type SupportCommand =
  | { readonly type: 'raise-support'; readonly kind: SupportKind }
  | { readonly type: 'withdraw-support'; readonly supportId: string }
  | { readonly type: 'see-support'; readonly supportId: string }
  | { readonly type: 'acknowledge-support'; readonly supportId: string }
  | { readonly type: 'resolve-support'; readonly supportId: string; readonly done: SupportDone }
  /** Opens a counter for a teller. */
  | { readonly type: 'assign-counter'; readonly counterId: string; readonly staffId: string }
  /** ticketId: whom the supervisor saw in that counter's hand; null: nobody. */
  | { readonly type: 'sign-out-counter'; readonly counterId: string; readonly ticketId: string | null }
  /** What a counter serves for the rest of the day. */
  | { readonly type: 'set-counter-services'; readonly counterId: string; readonly serviceIds: readonly string[] };
