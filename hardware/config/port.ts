import { z } from 'zod';
import { parsePrinterAddress } from '../link/printer-address.ts';

export const BAUD_RATES = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;
/** Also a file name in the state folder. */
const DEVICE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Common to the configuration of every kind of device. */
export const deviceId = z.string().regex(DEVICE_ID, 'allowed: 1 to 64 letters, digits, "-" and "_"');

export const devicePath = z
  .string()
  .max(256)
  .refine((path) => parsePrinterAddress(path) !== null, 'allowed: a serial port such as "/dev/ttyS0" or "COM3", or "tcp://host:port"');

export const baudRate = z.number().refine((baud) => BAUD_RATES.some((rate) => rate === baud), `allowed: ${BAUD_RATES.join(', ')}`);
