import { z } from 'zod';
import { count, epochMs } from '../common.ts';

export const DEVICE_NAME_MAX_LENGTH = 60;
/** With the demo goes every device of this name. */
export const DEMO_NAME = 'demo';
export const deviceName = z
  .string()
  .trim()
  .max(DEVICE_NAME_MAX_LENGTH)
  .refine((name) => name.toLowerCase() !== DEMO_NAME);
/** PATCH /api/devices/{token}. */
export const renameRequest = z.strictObject({ name: deviceName });

const DEVICE_KINDS_SHOWN = ['kiosk', 'wall', 'counter', 'rating', 'agent', 'workstation'] as const;

/** A paired device. */
const deviceShown = z.strictObject({
  /** Names its token without revealing it. */
  token: z.string(),
  kind: z.enum(DEVICE_KINDS_SHOWN),
  id: z.string(),
  name: z.string(),
  pairedAt: epochMs,
  /** null: not since it was paired. */
  lastSeenAt: epochMs.nullable(),
  /** Where it was seen last; null: nowhere yet. */
  address: z.string().nullable(),
  isOnline: z.boolean(),
  /** At how many places one token is in use at this moment; more than one: it was copied, or two windows are open. */
  places: count,
  /** Who is signed in there. */
  people: z.array(z.string()).readonly(),
});
export type DeviceShown = z.infer<typeof deviceShown>;

/** GET /api/devices. */
export const devicesListed = z.strictObject({ devices: z.array(deviceShown) });
export type DevicesAnswer = z.infer<typeof devicesListed>;

const pagePath = z.string().nullable();

/** POST /api/pairings. */
export const pairingOpened = z.strictObject({ ok: z.literal(true), code: z.string(), until: epochMs, path: pagePath });
export type PairingAnswer = z.infer<typeof pairingOpened>;

/** POST /api/pair. `token` null: a workstation's is in its cookie. */
export const devicePaired = z.strictObject({
  ok: z.literal(true),
  kind: z.enum(DEVICE_KINDS_SHOWN),
  id: z.string(),
  path: pagePath,
  token: z.string().nullable(),
});
