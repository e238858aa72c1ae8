import type { Slip, SlipBlock } from '../../server/contract/device.ts';
import type { PrintedCharacter } from './characters.ts';
import { printedCharacters } from './characters.ts';
import * as commands from './commands.ts';
import { encodeLogo, logoFromText } from './logo.ts';
import type { PrinterProfile } from './printer-profile.ts';
import { qrCode } from './qr-code.ts';
import { holdsRealTimeRequest } from './real-time.ts';
import { longestWord, trimmed, wrapText } from './wrap-text.ts';

export interface EncodedSlip {
  readonly bytes: Uint8Array;
  /** Characters the printer does not have, printed as 〓. */
  readonly substitutedCount: number;
}

/** The printer's settings at this point of the byte stream; only differences are sent. */
interface Setting {
  readonly align: 'left' | 'center';
  readonly scale: number;
  readonly bold: boolean;
}

const POWER_ON: Setting = { align: 'left', scale: 1, bold: false };
/** From print head to cutter or tear bar: about 15 mm on every mechanism, in lines of 30 dots. */
const LINES_TO_CUTTER = 4;
/** With fewer letters and digits than this, what is left of a Chinese sentence is not worth a line. */
const LATIN_REST_MIN = 4;

/**
 * The bytes of one slip, from ESC @ to the request that proves it printed.
 * @param jobTag 1..9999, comes back in the printer's answer. Throws on a tag outside, and on a slip that would command the
 * printer in real time: both are bugs.
 */
export function encodeSlip(slip: Slip, profile: PrinterProfile, jobTag: number): EncodedSlip {
  return encodeParts(
    slip.blocks.map((block) => ({ block, profile })),
    profile,
    jobTag,
  );
}

/** One block, perhaps in another profile: a self-test shows both kinds of QR code on one slip. */
export interface SlipPart {
  readonly block: SlipBlock;
  readonly profile: PrinterProfile;
}

/** The same, block by block; the profile gives the beginning and the end of the slip. */
export function encodeParts(parts: readonly SlipPart[], profile: PrinterProfile, jobTag: number): EncodedSlip {
  const bytes: number[] = [...opening(profile)];
  let setting = POWER_ON;
  let substitutedCount = 0;
  for (const part of parts) {
    const encoded = encodeBlock(part.block, setting, part.profile);
    for (const byte of encoded.bytes) bytes.push(byte);
    setting = encoded.setting;
    substitutedCount += encoded.substitutedCount;
  }
  bytes.push(...cut(profile), ...confirmation(profile, jobTag));
  if (holdsRealTimeRequest(bytes)) throw new Error('an encoded slip holds a real-time request');
  return { bytes: Uint8Array.from(bytes), substitutedCount };
}

/** ESC @ switches automatic status off, so it is requested again at once: the answer also shows that the job has begun. */
function opening(profile: PrinterProfile): number[] {
  return [
    ...commands.INITIALISE,
    ...(profile.automaticStatus ? commands.AUTOMATIC_STATUS : []),
    ...(profile.charset === 'ascii' ? [] : commands.CHINESE_MODE),
  ];
}

interface EncodedBlock {
  readonly bytes: readonly number[];
  readonly setting: Setting;
  readonly substitutedCount: number;
}

function encodeBlock(block: SlipBlock, setting: Setting, profile: PrinterProfile): EncodedBlock {
  switch (block.kind) {
    case 'text':
      return encodeText(block, setting, profile);
    case 'feed':
      return { bytes: new Array<number>(block.lines).fill(commands.LF), setting, substitutedCount: 0 };
    case 'qr': {
      // A line of white on each side: 30 dots, the quiet zone of 4 modules of up to 7 dots.
      const wanted: Setting = { align: 'center', scale: 1, bold: false };
      const picture = [commands.LF, ...qrCode(block.text, profile), commands.LF];
      return { bytes: [...change(setting, wanted), ...picture], setting: wanted, substitutedCount: 0 };
    }
    case 'logo':
      return encodePicture(block, setting, profile);
    default:
      return block satisfies never;
  }
}

/** A picture that is broken or too wide is left out: a slip without its logo serves the customer as well. */
function encodePicture(block: Extract<SlipBlock, { kind: 'logo' }>, setting: Setting, profile: PrinterProfile): EncodedBlock {
  const wanted: Setting = { align: 'center', scale: 1, bold: false };
  const bytes = logoFromText(block.dots);
  const picture = bytes === null ? [] : encodeLogo({ widthDots: block.widthDots, heightDots: block.heightDots, bytes }, profile);
  if (picture.length === 0) return { bytes: [], setting, substitutedCount: 0 };
  return { bytes: [...change(setting, wanted), ...picture, commands.LF], setting: wanted, substitutedCount: 0 };
}

function encodeText(block: Extract<SlipBlock, { kind: 'text' }>, setting: Setting, profile: PrinterProfile): EncodedBlock {
  const characters = printedCharacters(block.text, profile.charset);
  const substitutedCount = characters.filter((character) => character.substituted).length;
  const kept = profile.charset === 'ascii' && substitutedCount > 0 ? latinRest(characters) : characters;
  if (kept === null) return { bytes: [], setting, substitutedCount };
  const scale = scaleThatFits(kept, block.scale, profile.columns);
  const wanted: Setting = { align: block.align, scale, bold: block.bold };
  const lines = wrapText(kept, Math.floor(profile.columns / scale));
  const bytes = change(setting, wanted);
  for (const line of lines.length === 0 ? [[]] : lines) {
    for (const character of line) bytes.push(...character.bytes);
    bytes.push(commands.LF);
  }
  return { bytes, setting: wanted, substitutedCount };
}

/** The largest magnification, up to the wanted one, that breaks no word: half a number on a line reads as another number. */
function scaleThatFits(characters: readonly PrintedCharacter[], wanted: number, columns: number): number {
  const fitting = Math.floor(columns / Math.max(1, longestWord(characters)));
  return fitting === 0 ? wanted : Math.min(wanted, fitting);
}

/**
 * The part of a Chinese line that a printer without a Chinese font can print: a line of question marks helps nobody, nor does a
 * sentence's lone digit. null: nothing worth a line.
 */
function latinRest(characters: readonly PrintedCharacter[]): readonly PrintedCharacter[] | null {
  const rest = trimmed(characters.filter((character) => !character.substituted));
  return rest.filter((character) => character.joins).length < LATIN_REST_MIN ? null : rest;
}

function change(from: Setting, to: Setting): number[] {
  return [
    ...(from.align === to.align ? [] : commands.align(to.align)),
    ...(from.bold === to.bold ? [] : commands.embolden(to.bold)),
    ...(from.scale === to.scale ? [] : commands.magnify(to.scale)),
  ];
}

function cut(profile: PrinterProfile): number[] {
  const feed = new Array<number>(LINES_TO_CUTTER).fill(commands.LF);
  switch (profile.cut) {
    case 'GS V B':
      // Function B feeds to the cutter by itself.
      return [0x1d, 0x56, 0x42, 0x00];
    case 'GS V 1':
      return [...feed, 0x1d, 0x56, 0x01];
    case 'ESC m':
      return [...feed, 0x1b, 0x6d];
    case 'ESC i':
      return [...feed, 0x1b, 0x69];
    case 'none':
      return feed;
    default:
      return profile.cut satisfies never;
  }
}

function confirmation(profile: PrinterProfile, jobTag: number): readonly number[] {
  switch (profile.confirm) {
    case 'process-id':
      return commands.processId(jobTag);
    case 'gs-r':
      return commands.PAPER_STATUS_IN_ORDER;
    case 'none':
      return [];
    default:
      return profile.confirm satisfies never;
  }
}
