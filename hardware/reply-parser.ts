import type { PrinterProfile } from './codec/printer-profile.ts';

/*
 * A printer's replies are one stream of different kinds. Their fixed bits tell them apart
 * (TM-U295 specification, Appendix D p.App.5): XON 0x11, XOFF 0x13, real-time status 0xx1xx10,
 * automatic status first byte 0xx1xx00, its other three and in-order status 0xx0xxxx, blocks from a
 * header byte to NUL.
 */
export type PrinterReply =
  | { readonly kind: 'flow'; readonly ready: boolean }
  | { readonly kind: 'real-time'; readonly status: number }
  | { readonly kind: 'automatic'; readonly status: AutomaticBytes }
  | { readonly kind: 'full'; readonly status: FullBytes }
  | { readonly kind: 'in-order'; readonly status: number }
  | { readonly kind: 'process-id'; readonly tag: string }
  | { readonly kind: 'block'; readonly header: number; readonly text: string }
  | { readonly kind: 'noise'; readonly byteCount: number };

export type AutomaticBytes = readonly [number, number, number, number];
/** Custom's full status without its header: paper, user, recoverable error, unrecoverable error. */
export type FullBytes = readonly [number, number, number, number];

/** How a printer reports its status; only `full` sends the six-byte answer, whose beginning otherwise is an automatic status. */
export type StatusManner = PrinterProfile['status'];

/** Bytes of a reply that has begun; empty between replies. */
export type Unfinished = readonly number[];

interface Parsed {
  readonly replies: readonly PrinterReply[];
  readonly unfinished: Unfinished;
}

const XON = 0x11;
const XOFF = 0x13;
const NUL = 0x00;
const AUTOMATIC_LENGTH = 4;
/** Header of the full status (KPM210 manual p.36). */
const FULL_FIRST = 0x10;
const FULL_SECOND = 0x0f;
const FULL_LENGTH = 6;
const BLOCK_HEADERS = new Set([0x35, 0x37, 0x3b, 0x3d, 0x5f]);
const PROCESS_ID_BLOCK = 0x37;
const PROCESS_ID_IDENTIFIER = 0x22;
/** Longest block kept (GS I answers of 80 characters, guide p.330); a longer one is noise. */
export const BLOCK_MAX_BYTES = 96;

/** Parses `bytes` after what earlier calls left unfinished. Never throws: anything else is `noise`. */
export function parseReplies(unfinished: Unfinished, bytes: Uint8Array, manner: StatusManner): Parsed {
  const replies: PrinterReply[] = [];
  let pending: number[] = [...unfinished];
  for (const byte of bytes) pending = takeByte(pending, byte, replies, manner);
  return { replies, unfinished: pending };
}

/** Takes one byte; returns what is pending after it. */
function takeByte(pending: number[], byte: number, replies: PrinterReply[], manner: StatusManner): number[] {
  // Its four bytes may have any value, also that of flow control.
  if (manner === 'full' && belongsToFull(pending, byte)) return continueFull(pending, byte, replies);
  // Flow control may come anywhere, also inside another reply.
  if (byte === XON || byte === XOFF) {
    replies.push({ kind: 'flow', ready: byte === XON });
    return pending;
  }
  const header = pending[0];
  if (header === undefined) return beginReply(byte, replies);
  return BLOCK_HEADERS.has(header) ? continueBlock(pending, byte, replies) : continueAutomatic(pending, byte, replies);
}

function beginReply(byte: number, replies: PrinterReply[]): number[] {
  if (BLOCK_HEADERS.has(byte) || isAutomaticFirst(byte)) return [byte];
  if (isRealTime(byte)) replies.push({ kind: 'real-time', status: byte });
  else if (isInOrder(byte)) replies.push({ kind: 'in-order', status: byte });
  else replies.push({ kind: 'noise', byteCount: 1 });
  return [];
}

function belongsToFull(pending: readonly number[], byte: number): boolean {
  if (pending[0] !== FULL_FIRST) return false;
  return pending.length === 1 ? byte === FULL_SECOND : pending[1] === FULL_SECOND;
}

function continueFull(pending: readonly number[], byte: number, replies: PrinterReply[]): number[] {
  const [, , paper, user, recoverable] = pending;
  if (pending.length + 1 < FULL_LENGTH || paper === undefined || user === undefined || recoverable === undefined) return [...pending, byte];
  replies.push({ kind: 'full', status: [paper, user, recoverable, byte] });
  return [];
}

/** A byte that does not belong turns the beginning into noise, and is then parsed on its own. */
function continueAutomatic(pending: number[], byte: number, replies: PrinterReply[]): number[] {
  if (!isInOrder(byte)) {
    replies.push({ kind: 'noise', byteCount: pending.length });
    return beginReply(byte, replies);
  }
  const [first, second, third] = [...pending, byte];
  if (pending.length + 1 < AUTOMATIC_LENGTH || first === undefined || second === undefined || third === undefined) {
    return [...pending, byte];
  }
  replies.push({ kind: 'automatic', status: [first, second, third, byte] });
  return [];
}

function continueBlock(pending: number[], byte: number, replies: PrinterReply[]): number[] {
  if (byte === NUL) {
    replies.push(finishedBlock(pending));
    return [];
  }
  if (byte < 0x20 || byte > 0x7e || pending.length >= BLOCK_MAX_BYTES) {
    replies.push({ kind: 'noise', byteCount: pending.length });
    return beginReply(byte, replies);
  }
  return [...pending, byte];
}

function finishedBlock(pending: readonly number[]): PrinterReply {
  const [header = 0, identifier] = pending;
  if (header === PROCESS_ID_BLOCK && identifier === PROCESS_ID_IDENTIFIER) {
    return { kind: 'process-id', tag: String.fromCharCode(...pending.slice(2)) };
  }
  return { kind: 'block', header, text: String.fromCharCode(...pending.slice(1)) };
}

function isRealTime(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

function isAutomaticFirst(byte: number): boolean {
  return (byte & 0x93) === 0x10;
}

function isInOrder(byte: number): boolean {
  return (byte & 0x90) === 0;
}
