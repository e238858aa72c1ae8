/** Why a port could not be opened, or was lost, in words a technician can act on. */
export type LinkFailure =
  /** No such device: unplugged, or a wrong path. */
  | 'missing'
  /** Another process holds the lock. */
  | 'busy'
  /** No permission: the user is not in the `dialout` group. */
  | 'denied'
  /** TCP: nobody listens there. */
  | 'refused'
  /** The system call did not come back in time. */
  | 'timeout'
  /** It was open and went away. */
  | 'lost'
  | 'failed';

export type Opened = { readonly ok: true } | { readonly ok: false; readonly failure: LinkFailure; readonly detail: string };

/** `unsent`: not one byte left; `unknown`: some may have. */
export type Written = 'ok' | 'unsent' | 'unknown';

export interface TransportListener {
  readonly onData: (bytes: Uint8Array) => void;
  /** Once for each successful open, however the port reports its end. Also after `close`. */
  readonly onClose: (failure: LinkFailure) => void;
}

/**
 * One port, opened once. Every call settles within a deadline of its own, whatever the system does:
 * node-serialport's callbacks may never come (serialport#1361, #2351). None throws or rejects.
 */
export interface Transport {
  open(): Promise<Opened>;
  write(bytes: Uint8Array): Promise<Written>;
  /** True when the system has handed the bytes to the wire; says nothing about the printer's buffer. */
  drain(deadlineMs: number): Promise<boolean>;
  /** Drops what was written and not sent. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export type TransportFactory = (listener: TransportListener) => Transport;

export const OPEN_DEADLINE_MS = 3_000;
export const WRITE_DEADLINE_MS = 3_000;
export const FLUSH_DEADLINE_MS = 500;
export const CLOSE_DEADLINE_MS = 1_000;
