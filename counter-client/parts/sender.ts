import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { LocalText } from '../../server/contract/wire.ts';
import type { Answer } from '../../server/web/outbox.ts';

/** The same action again within this time is one press of a shaking hand. */
export const SAME_ACTION_LOCK_MS = 600;
/** An answer sooner than this needs no "sending" words. */
const SENDING_SHOWN_AFTER_MS = 150;
/** How long "sending" stays once shown, or it would flicker. */
const SENDING_SHOWN_FOR_MS = 400;
export const OVERDUE_AFTER_MS = 3_000;

/** pressed: sent, nothing to say yet; sending: say so; overdue: say that pressing again is harmless. */
type SendPhase = 'pressed' | 'sending' | 'overdue';

interface RefusedAt {
  readonly at: string;
  readonly text: LocalText;
}

export interface Sender<Command> {
  /** Phase of every button that has a command under way, by the button's name. */
  readonly phases: ReadonlySignal<ReadonlyMap<string, SendPhase>>;
  /** The last refusal and the button it belongs to; gone with the next press. */
  readonly refused: ReadonlySignal<RefusedAt | null>;
  /** True while a command of this lane is unanswered: the counter does one thing at a time. */
  isBusy(lane: string): boolean;
  /** Sends unless the lane is busy or the same button was pressed just now; tells whether it did. `after` sees the answer. */
  send(at: string, lane: string, command: Command, after: (reply: Answer) => void): boolean;
  forgetRefusal(): void;
}

/** One intent, one command: presses while a command is under way make no second one; the connection itself sends it again. */
export function createSender<Command>(request: (command: Command) => Promise<Answer>): Sender<Command> {
  const phases = signal<ReadonlyMap<string, SendPhase>>(new Map());
  const refused = signal<RefusedAt | null>(null);
  const busyLanes = new Set<string>();
  const lastPress = new Map<string, number>();

  const setPhase = (at: string, phase: SendPhase | null): void => {
    const next = new Map(phases.peek());
    if (phase === null) next.delete(at);
    else next.set(at, phase);
    phases.value = next;
  };

  const follow = async (at: string, lane: string, command: Command): Promise<Answer> => {
    let shownSince: number | null = null;
    setPhase(at, 'pressed');
    const sending = setTimeout(() => {
      shownSince = performance.now();
      setPhase(at, 'sending');
    }, SENDING_SHOWN_AFTER_MS);
    const overdue = setTimeout(() => setPhase(at, 'overdue'), OVERDUE_AFTER_MS);
    try {
      return await request(command);
    } finally {
      clearTimeout(sending);
      clearTimeout(overdue);
      busyLanes.delete(lane);
      const left = shownSince === null ? 0 : SENDING_SHOWN_FOR_MS - (performance.now() - shownSince);
      setTimeout(
        () => {
          if (!busyLanes.has(lane)) setPhase(at, null);
        },
        Math.max(0, left),
      );
    }
  };

  return {
    phases,
    refused,
    isBusy: (lane) => busyLanes.has(lane),
    forgetRefusal: () => {
      refused.value = null;
    },
    send(at, lane, command, after) {
      const pressedAt = performance.now();
      const previous = lastPress.get(at);
      if (busyLanes.has(lane) || (previous !== undefined && pressedAt - previous < SAME_ACTION_LOCK_MS)) return false;
      lastPress.set(at, pressedAt);
      busyLanes.add(lane);
      refused.value = null;
      void follow(at, lane, command).then((reply) => {
        if (!reply.ok) refused.value = { at, text: reply.text };
        after(reply);
      });
      return true;
    },
  };
}
