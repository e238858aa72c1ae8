import type { StatusQuery } from '../codec/commands.ts';
import { ASK_TYPE, askStatus, AUTOMATIC_STATUS, INITIALISE, PAPER_STATUS_IN_ORDER } from '../codec/commands.ts';
import type { PrinterProfile, ProfileName } from '../codec/printer-profile.ts';
import type { Conversation } from './conversation.ts';
import { SELF_TEST_TAG, selfTestSlip } from './self-test-slip.ts';

/** What a printer answered. `null`: not asked, because of an earlier answer that did not come. */
export interface Capabilities {
  /** DLE EOT 1 to 4, each. */
  readonly realTimeStatus: boolean;
  /** Custom's DLE EOT 20. */
  readonly fullStatus: boolean;
  /** GS a. */
  readonly automaticStatus: boolean;
  /** GS r. */
  readonly inOrderStatus: boolean;
  /** GS ( H, after the slip. */
  readonly processId: boolean;
  /** By GS I 2. */
  readonly twoByteCharacters: boolean | null;
  /** By GS I 2. */
  readonly cutter: boolean | null;
  /** By GS I 66, 67, 65, 69; empty: not told. */
  readonly identity: string;
}

const ANSWER_WITHIN_MS = 700;
/** A slip with both QR codes takes a mechanism two seconds, and a clone longer. */
const SLIP_WITHIN_MS = 10_000;
const BITS_PER_BYTE = 10;
const QUERIES: readonly StatusQuery[] = [1, 2, 3, 4];
/** Maker, model, firmware, font (TM-T88III guide, GS I). */
const IDENTITIES = [66, 67, 65, 69] as const;
const STATUS_OFF = [0x1d, 0x61, 0x00];

/** Whether anything on the port answers as a printer does. */
export async function answersAsPrinter(conversation: Conversation): Promise<boolean> {
  // Twice: bytes sent at another speed may have left the printer in the middle of a command.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if ((await conversation.ask(askStatus(1), 'real-time', ANSWER_WITHIN_MS)) !== null) return true;
  }
  return (await conversation.ask(askStatus(20), 'full', ANSWER_WITHIN_MS)) !== null;
}

/**
 * Asks one question after the other and prints the slip last. Only a person can say whether Chinese, QR codes and cut are right.
 * @param baud null on a network
 */
export async function findCapabilities(conversation: Conversation, profile: PrinterProfile, baud: number | null): Promise<Capabilities> {
  let answered = 0;
  for (const query of QUERIES) if ((await conversation.ask(askStatus(query), 'real-time', ANSWER_WITHIN_MS)) !== null) answered += 1;
  const full = profile.status === 'full' && (await conversation.ask(askStatus(20), 'full', ANSWER_WITHIN_MS)) !== null;
  // Full status begins as an automatic one does, so a printer that has full status is not asked for the other.
  const automatic = full ? null : await conversation.ask([...INITIALISE, ...AUTOMATIC_STATUS], 'automatic', ANSWER_WITHIN_MS);
  if (automatic !== null) await conversation.ask(STATUS_OFF, 'flow', 0);
  const type = await conversation.ask(ASK_TYPE, 'in-order', ANSWER_WITHIN_MS);
  const names: string[] = [];
  for (const n of IDENTITIES) {
    const told = type === null ? null : await conversation.ask([0x1d, 0x49, n], 'block', ANSWER_WITHIN_MS);
    if (told !== null) names.push(told.text);
  }
  const inOrder = await conversation.ask(PAPER_STATUS_IN_ORDER, 'in-order', ANSWER_WITHIN_MS);
  const slip = selfTestSlip(profile);
  const wireMs = baud === null ? 0 : (slip.length * BITS_PER_BYTE * 1_000) / baud;
  const proof = await conversation.ask(slip, 'process-id', wireMs + SLIP_WITHIN_MS);
  return {
    realTimeStatus: answered === QUERIES.length,
    fullStatus: full,
    automaticStatus: automatic !== null,
    inOrderStatus: inOrder !== null,
    processId: proof?.tag === String(SELF_TEST_TAG),
    twoByteCharacters: type === null ? null : (type.status & 0x01) !== 0,
    cutter: type === null ? null : (type.status & 0x02) !== 0,
    identity: names.join(' '),
  };
}

/**
 * The profile that fits these answers, for the same paper; what they cannot tell (the QR code, a clone's font) a
 * person sees on the slip.
 */
export function fittingProfile(found: Capabilities, configured: PrinterProfile): ProfileName {
  const narrow = configured.widthDots <= 384;
  if (found.fullStatus) return narrow ? 'custom-kiosk-58mm' : 'custom-kiosk-80mm';
  if (found.twoByteCharacters === false) return 'latin-80mm';
  if (found.processId && found.automaticStatus) return narrow ? 'epson-58mm' : 'epson-80mm';
  if (found.inOrderStatus && found.automaticStatus && configured.name !== 'epson-t88iii-80mm') {
    return narrow ? 'gb18030-clone-58mm' : 'gb18030-clone-80mm';
  }
  return found.inOrderStatus && found.automaticStatus ? 'epson-t88iii-80mm' : 'generic-58mm';
}
