import type { Receipt } from './command.ts';
import type { BranchEvent } from './event.ts';
import type { Refusal, RefusalCode, RefusalParams } from './refusal.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly BranchEvent[]; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: Refusal };

export function accept(events: readonly BranchEvent[]): Decision {
  return { ok: true, events, receipt: { kind: 'done' } };
}

export function acceptWith(receipt: Receipt, events: readonly BranchEvent[]): Decision {
  return { ok: true, events, receipt };
}

export function refuse(code: RefusalCode, params: RefusalParams): Decision {
  return { ok: false, refusal: { code, params } };
}
