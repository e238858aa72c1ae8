import { z } from 'zod';
import type { DeviceView } from '../server/contract/device.ts';
import { LOGO_HEIGHT_MAX_DOTS, LOGO_MAX_BYTES, LOGO_WIDTH_MAX_DOTS } from './codec/logo.ts';

const LOGO_DOTS_MAX_LENGTH = 4 * Math.ceil(LOGO_MAX_BYTES / 3);

const slipBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().max(240),
    scale: z.literal([1, 2, 3, 4, 5, 6, 7, 8]),
    bold: z.boolean(),
    align: z.enum(['left', 'center']),
  }),
  z.strictObject({
    kind: z.literal('logo'),
    widthDots: z.number().int().min(1).max(LOGO_WIDTH_MAX_DOTS),
    heightDots: z.number().int().min(1).max(LOGO_HEIGHT_MAX_DOTS),
    dots: z.base64().max(LOGO_DOTS_MAX_LENGTH),
  }),
  z.strictObject({ kind: z.literal('feed'), lines: z.number().int().min(1).max(4) }),
  z.strictObject({ kind: z.literal('qr'), text: z.string().min(1).max(200) }),
]);

/**
 * The view as this agent understands it, checked on arrival: what a printer is to do is never trusted unchecked. An agent is
 * installed separately from its server, so it holds its own copy; the type keeps the two alike.
 */
export const deviceView = z.strictObject({
  agentId: z.string(),
  counters: z.array(
    z.strictObject({
      counterId: z.string().min(1).max(64),
      label: z.string().max(8),
      state: z.enum(['closed', 'idle', 'calling', 'serving', 'paused']),
      number: z.string().max(16).nullable(),
      elsewhere: z.array(z.string().max(8)).max(60),
      visitId: z.string().max(64).nullable(),
    }),
  ),
  printers: z.array(
    z.strictObject({
      printerId: z.string(),
      jobs: z.array(
        z.strictObject({
          jobId: z.string().min(1).max(64),
          expiresAt: z.number(),
          slip: z.strictObject({ blocks: z.array(slipBlock).max(24) }),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<DeviceView>;
