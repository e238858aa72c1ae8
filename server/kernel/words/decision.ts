import type { BranchEvent } from './event.ts';
import type { Receipt } from './receipt.ts';
import type { Refusal, RefusalCode, RefusalParams } from './refusal.ts';

export interface Accepted {
  readonly ok: true;
  readonly events: readonly BranchEvent[];
  readonly receipt: Receipt;
}

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

export type Decision = Accepted | Refused;

export function accept(events: readonly BranchEvent[]): Accepted {
  return { ok: true, events, receipt: { kind: 'done' } };
}

export function acceptWith(receipt: Receipt, events: readonly BranchEvent[]): Accepted {
  return { ok: true, events, receipt };
}

export function refuse(code: RefusalCode, params: RefusalParams): Refused {
  return { ok: false, refusal: { code, params } };
}
