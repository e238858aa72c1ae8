import type { Reply } from '../../server/contract/wire.ts';
import { addressed } from '../bus/bus-patterns.ts';
import type { PadConfig } from '../config/pad.ts';

/** Bytes that make a pad beep or light up, ready to send; null: it cannot. */
export interface KeyFeedback {
  readonly accepted: Uint8Array | null;
  readonly refused: Uint8Array | null;
  /** No server to ask, or no answer in time. */
  readonly failed: Uint8Array | null;
}

export function keyFeedback({ feedback, address }: Pick<PadConfig, 'feedback' | 'address'>): KeyFeedback {
  const ready = (template: PadConfig['feedback']['accepted']): Uint8Array | null =>
    template === null ? null : Uint8Array.from(addressed(template, address, 'ascii'));
  return { accepted: ready(feedback.accepted), refused: ready(feedback.refused), failed: ready(feedback.failed) };
}

/** null: no signal for this, or the pad has none. */
export function feedbackTo(reply: Reply | null, feedback: KeyFeedback): Uint8Array | null {
  if (reply === null) return feedback.failed;
  return reply.ok ? feedback.accepted : feedback.refused;
}
