import { z } from 'zod';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import type { CommandFrom } from './command/commands.ts';
import { epochMs, id } from './common.ts';

const counterState = z.enum(COUNTER_STATES);

export type DeviceCommand = CommandFrom<'agent'>;

/** Longest text of one block; paper wraps it. */
export const SLIP_TEXT_MAX_LENGTH = 240;

/** A logo fits the narrowest paper (58 mm) and takes two seconds of printing at 9600 baud; the agent's codec has the same limits. */
export const LOGO_WIDTH_MAX_DOTS = 384;
export const LOGO_HEIGHT_MAX_DOTS = 120;
/** 2,048 bytes in base64. */
export const LOGO_DOTS_MAX_LENGTH = 2_732;

/** A slip is a column of blocks; the server composes the words, the agent only the bytes. */
const slipBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().max(SLIP_TEXT_MAX_LENGTH),
    /** Character magnification, in height and width. */
    scale: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7), z.literal(8)]),
    bold: z.boolean(),
    align: z.enum(['left', 'center']),
  }),
  z.strictObject({
    kind: z.literal('logo'),
    widthDots: z.number().int().min(1).max(LOGO_WIDTH_MAX_DOTS),
    heightDots: z.number().int().min(1).max(LOGO_HEIGHT_MAX_DOTS),
    /** Rows of ⌈width / 8⌉ bytes, leftmost dot in the highest bit, 1 black; base64. */
    dots: z.base64().max(LOGO_DOTS_MAX_LENGTH),
  }),
  z.strictObject({ kind: z.literal('feed'), lines: z.number().int().min(1).max(4) }),
  z.strictObject({ kind: z.literal('qr'), text: z.string().min(1).max(200) }),
]);
export const SLIP_BLOCKS_MAX = 24;
export const slip = z.strictObject({ blocks: z.array(slipBlock).max(SLIP_BLOCKS_MAX) });
export type Slip = z.infer<typeof slip>;
export type SlipBlock = z.infer<typeof slipBlock>;

/** What a counter's board, call pad and rating keypad need: what its display shows, and what it asks customers. */
const deviceCounter = z.strictObject({
  counterId: id,
  label: z.string(),
  state: counterState,
  /** Only while calling; during service every counter looks alike. */
  number: z.string().nullable(),
  /** Labels of open counters that serve the same services. */
  elsewhere: z.array(z.string()),
  /** What the counter asks a customer to rate now; null: nothing. */
  visitId: id.nullable(),
});
export type DeviceCounter = z.infer<typeof deviceCounter>;

/** Everything an agent must print and show: it prints the jobs it has not printed yet, and reports. */
export const deviceView = z.strictObject({
  agentId: id,
  /** The counters whose hardware this agent drives. */
  counters: z.array(deviceCounter),
  printers: z.array(
    z.strictObject({
      printerId: id,
      /** Oldest first. A job leaves the view once its outcome is reported. */
      jobs: z.array(z.strictObject({ jobId: id, expiresAt: epochMs, slip })),
    }),
  ),
});
export type DeviceView = z.infer<typeof deviceView>;
