import { vi } from 'vitest';

export interface HeldDeadline {
  /** How long each look-up was to be waited for. */
  readonly askedMs: readonly number[];
  /** It is over for every look-up under way. */
  passes(): void;
  release(): void;
}

/** The deadline of a look-up, which runs in real time, held until a story says that it is over: a busy machine makes no answer late. */
export function heldDeadline(): HeldDeadline {
  const askedMs: number[] = [];
  let under: AbortController[] = [];
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((durationMs) => {
    askedMs.push(durationMs);
    const controller = new AbortController();
    under.push(controller);
    return controller.signal;
  });
  return {
    askedMs,
    passes: () => {
      for (const controller of under) controller.abort(new DOMException('the deadline is over', 'TimeoutError'));
      under = [];
    },
    release: () => timeout.mockRestore(),
  };
}
