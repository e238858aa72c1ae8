import type { Leaving } from './state/duty.ts';

/* Who is at his post in the lobby (S24): nobody leaves it without somebody who comes, or a reason. */
export type DutyCommand =
  | { readonly type: 'start-duty' }
  /** backAt: when an absent person will be back, epoch ms; null: not said. */
  | { readonly type: 'ask-stand-in'; readonly standInId: string; readonly state: Leaving; readonly backAt: number | null }
  | { readonly type: 'withdraw-stand-in' }
  /** staffId: who asked. */
  | { readonly type: 'answer-stand-in'; readonly staffId: string; readonly accepts: boolean }
  | { readonly type: 'leave-duty'; readonly state: Leaving; readonly backAt: number | null; readonly reasonId: string }
  /** The supervisor sends somebody else to the post; nobody need accept. */
  | { readonly type: 'take-over-duty'; readonly staffId: string; readonly standInId: string }
  /** Said by the server, which knows what is connected; never on the wire. */
  | { readonly type: 'report-tablet'; readonly reachable: boolean };
