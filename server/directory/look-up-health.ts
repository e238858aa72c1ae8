import type { DeviceCondition } from '../kernel/state/device.ts';
import { REMOTE_FAILURES_MAX, type RemoteFailure } from './remote-directory.ts';

/** How the bank's own look-up is; "line-open": nobody has asked it yet. */
export type LookUpCondition = Extract<DeviceCondition, 'line-open' | 'ok' | 'late' | 'no-answer' | 'not-understood'>;

/** So many failures in a row are told to staff; one late answer is noise, and costs one card its remote tier. */
export const LOOK_UP_FAILURES_TOLD = REMOTE_FAILURES_MAX;

/** Watches what the remote directory's answers come to. It is never asked for its own sake: a card does that. */
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

/** null: says nothing new; it rests because of what was told already. */
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
