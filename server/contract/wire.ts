import type { Language, LocalText } from '../kernel/configuration/local-text.ts';
import type { Receipt } from '../kernel/words/receipt.ts';
import type { RefusalCode, RefusalParams } from '../kernel/words/refusal.ts';

/** Browser code knows the kernel only through the contract. */
export type { Language, LocalText };

/** Every audience has a namespace of this name, a token kind and a view. */
export const AUDIENCES = ['kiosk', 'wall', 'counter-display', 'rating', 'teller', 'lobby', 'manager', 'supervisor', 'device'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Down, message "view": the audience's whole view. Replaced, never patched. */
export interface ViewMessage<View> {
  /** New at every server start; a client drops what it knew of another epoch. */
  readonly epoch: string;
  /** Grows by one whenever this audience's view changes. */
  readonly revision: number;
  readonly serverTime: number;
  /** The server's build; a screen of another build reloads itself. */
  readonly build: string;
  readonly view: View;
}

/** Down, message "beat", every BEAT_INTERVAL_MS: a client notices that it lost the last view, and asks for it with "resync". */
export interface BeatMessage {
  readonly epoch: string;
  readonly revision: number;
  readonly serverTime: number;
}

export type Reply =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: RefusalCode; readonly params: RefusalParams; readonly text: LocalText };

/** Socket.IO types: up is "request" and "resync", down is "view" and "beat". */
export interface UpMessages<C> {
  request: (commandId: string, command: C, reply: (reply: Reply) => void) => void;
  resync: () => void;
}
export interface DownMessages<View> {
  view: (message: ViewMessage<View>) => void;
  beat: (message: BeatMessage) => void;
  /** First of all, to a screen of staff: whose it is. What another person's page has not sent yet is not sent in his name. */
  person: (staffId: string) => void;
}

/** Client's handshake `auth`. */
export interface Handshake {
  readonly token: string;
  readonly build: string;
}

export const BEAT_INTERVAL_MS = 2_000;
/** Engine ping and its timeout: an unplugged cable is noticed within their sum (44.7 s by default). */
export const PING_INTERVAL_MS = 2_000;
export const PING_TIMEOUT_MS = 2_000;
export const RECONNECT_DELAY_MIN_MS = 100;
export const RECONNECT_DELAY_MAX_MS = 1_000;
/** An unanswered request is sent again, with the same id, after this long. */
export const RESEND_AFTER_MS = 3_000;
/** Largest message in either direction. */
export const MESSAGE_MAX_BYTES = 64 * 1024;
/** A screen whose view is older than this says "reconnecting"; each screen has further offline rules. */
export const RECONNECTING_AFTER_MS = 5_000;
export const STALE_AFTER_MS = 15_000;
export const FORGET_AFTER_MS = 60_000;
