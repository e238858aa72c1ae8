/** Why a port could not be opened, or was lost, for a technician to act on. */
export type LinkFailure =
  /** No such device: unplugged, or a wrong path. */
  | 'missing'
  /** Another process holds the lock. */
  | 'busy'
  /** No permission: the user is not in the `dialout` group. */
  | 'denied'
  /** TCP: nothing listens there. */
  | 'refused'
  /** The system call did not return in time. */
  | 'timeout'
  /** It was open and disappeared. */
  | 'lost'
  | 'failed';

export type Opened = { readonly ok: true } | { readonly ok: false; readonly failure: LinkFailure; readonly detail: string };

/** `unsent`: not one byte left this machine; `unknown`: some may have. */
export type Written = 'ok' | 'unsent' | 'unknown';

export interface TransportListener {
  readonly onData: (bytes: Uint8Array) => void;
  /** Called once for each successful open, however the port ends. Also after `close`. */
  readonly onClose: (failure: LinkFailure) => void;
}

/**
 * One port, opened once. Every call settles within its own deadline, whatever the system does:
 * node-serialport's callbacks may never come (serialport#1361, #2351). None throws or rejects.
 */
export interface Transport {
  open(): Promise<Opened>;
  write(bytes: Uint8Array): Promise<Written>;
  /** True when the system has passed the bytes to the wire; says nothing about the printer's buffer. */
  drain(deadlineMs: number): Promise<boolean>;
  /** Drops what was written but not sent. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export type TransportFactory = (listener: TransportListener) => Transport;

export const OPEN_DEADLINE_MS = 3_000;
export const WRITE_DEADLINE_MS = 3_000;
export const FLUSH_DEADLINE_MS = 500;
export const CLOSE_DEADLINE_MS = 1_000;
