import { z } from 'zod';
import { PROFILE_NAMES } from '../codec/printer-profile.ts';
import { baudRate, deviceId, devicePath } from './port.ts';

export const PRINTERS_MAX = 16;

export const printerConfig = z.strictObject({ id: deviceId, path: devicePath, baud: baudRate, profile: z.enum(PROFILE_NAMES) });
export type PrinterConfig = z.infer<typeof printerConfig>;
