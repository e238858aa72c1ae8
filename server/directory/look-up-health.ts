import type { DeviceCondition } from '../kernel/state/device.ts';
import { REMOTE_FAILURES_MAX, type RemoteFailure } from './remote-directory.ts';

/** Condition of the bank's own look-up; "line-open": not asked yet. */
export type LookUpCondition = Extract<DeviceCondition, 'line-open' | 'ok' | 'late' | 'no-answer' | 'not-understood'>;

/** Failures in a row after which staff are told. One late answer is noise, and costs one card its remote tier. */
export const LOOK_UP_FAILURES_TOLD = REMOTE_FAILURES_MAX;

/** Watches the results of the remote look-up. It never sends a request of its own: only cards do. */
export class LookUpHealth {
  private readonly tell: (condition: LookUpCondition) => void;
  private condition: LookUpCondition = 'line-open';
  private failures = 0;

  /** @param tell called when the condition changes */
  constructor(tell: (condition: LookUpCondition) => void) {
    this.tell = tell;
  }

  get now(): LookUpCondition {
    return this.condition;
  }

  answered(): void {
    this.failures = 0;
    this.become('ok');
  }

  failed(failure: RemoteFailure): void {
    this.failures += 1;
    if (this.failures >= LOOK_UP_FAILURES_TOLD) this.become(conditionOf(failure) ?? this.condition);
  }

  private become(condition: LookUpCondition): void {
    if (condition === this.condition) return;
    this.condition = condition;
    this.tell(condition);
  }
}

/** null: nothing new; the look-up rests because of failures that were reported already. */
function conditionOf(failure: RemoteFailure): LookUpCondition | null {
  switch (failure) {
    case 'late':
      return 'late';
    case 'unreachable':
      return 'no-answer';
    case 'refused':
    case 'garbled':
      return 'not-understood';
    case 'resting':
      return null;
    default:
      return failure satisfies never;
  }
}
