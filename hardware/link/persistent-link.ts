import type { Clock } from '../clock.ts';
import type { LinkFailure, Transport, TransportFactory, Written } from './transport.ts';

const REOPEN_DELAY_MIN_MS = 250;
/** A replugged printer is ready within 5 s: this, the jitter, and one round of status. */
export const REOPEN_DELAY_MAX_MS = 2_000;

export type LinkState =
  | { readonly name: 'opening' }
  | { readonly name: 'open' }
  /** Tried again automatically; `failure` names what a technician should look at. */
  | { readonly name: 'down'; readonly failure: LinkFailure; readonly detail: string };

export interface LinkListener {
  readonly onState: (state: LinkState) => void;
  readonly onData: (bytes: Uint8Array) => void;
}

/** One printer's port for the life of the process: opened, kept open, and opened again for ever. */
export interface PersistentLink {
  start(): void;
  /** `unsent` when the link is down. */
  write(bytes: Uint8Array): Promise<Written>;
  drain(deadlineMs: number): Promise<boolean>;
  /** Closes a port that seems stuck, and opens it again at once. */
  reopen(): void;
  stop(): Promise<void>;
}

/** @param random 0 ≤ r < 1, for the jitter: printers on one power strip come back together, and their agents should not. */
export function persistentLink(open: TransportFactory, listener: LinkListener, clock: Clock, random: () => number): PersistentLink {
  let transport: Transport | null = null;
  let isOpen = false;
  let stopped = false;
  let attempts = 0;
  let cancelRetry = (): void => undefined;

  const down = (failure: LinkFailure, detail: string): void => {
    isOpen = false;
    listener.onState({ name: 'down', failure, detail });
    if (stopped) return;
    const backoffMs = Math.min(REOPEN_DELAY_MAX_MS, REOPEN_DELAY_MIN_MS * 2 ** Math.min(attempts, 10));
    attempts += 1;
    cancelRetry();
    cancelRetry = clock.after(backoffMs * (0.5 + random() / 2), () => void connect());
  };

  const connect = async (): Promise<void> => {
    if (stopped) return;
    // A new transport for each try: a late callback of the old one then reaches nobody.
    const mine: Transport = open({
      onData: (bytes) => {
        if (transport === mine) listener.onData(bytes);
      },
      onClose: (failure) => {
        if (transport === mine && isOpen) down(failure, 'the port was closed');
      },
    });
    transport = mine;
    listener.onState({ name: 'opening' });
    const opened = await mine.open();
    if (stopped || transport !== mine) return mine.close();
    if (!opened.ok) {
      down(opened.failure, opened.detail);
      return;
    }
    isOpen = true;
    attempts = 0;
    listener.onState({ name: 'open' });
  };

  return {
    start: () => void connect(),
    write: (bytes) => (transport !== null && isOpen ? transport.write(bytes) : Promise.resolve('unsent')),
    drain: (deadlineMs) => (transport !== null && isOpen ? transport.drain(deadlineMs) : Promise.resolve(false)),
    reopen: () => {
      // Its own onClose leads to `down`, and so to the next try.
      if (transport !== null && isOpen) void transport.close();
    },
    stop: async () => {
      stopped = true;
      cancelRetry();
      await transport?.close();
    },
  };
}
