import { z } from 'zod';
import { BUSES_MAX, busConfig } from './bus.ts';
import { PRINTERS_MAX, printerConfig } from './printer.ts';
import { READERS_MAX, readerConfig } from './reader.ts';

/** A longer text is no token of our server. */
const TOKEN_MAX_LENGTH = 256;

/** Most boards, pads and readers that one message can report. */
export const DEVICES_MAX = 200;

/** Every kind of device an agent can drive, with a list for each. Ids are unique within a kind; a port has one device. */
const devices = z
  .strictObject({
    printers: z.array(printerConfig).max(PRINTERS_MAX).default([]),
    /** Counter displays, call pads and rating keypads, by the serial line they share. */
    buses: z.array(busConfig).max(BUSES_MAX).default([]),
    /** Card readers of kiosks. */
    readers: z.array(readerConfig).max(READERS_MAX).default([]),
  })
  .superRefine((kinds, context) => {
    const ports = new Map<string, string>();
    for (const [kind, list] of Object.entries(kinds)) {
      const ids = new Set<string>();
      for (const [index, device] of list.entries()) {
        const holder = ports.get(device.path);
        if (ids.has(device.id))
          context.addIssue({ code: 'custom', path: [kind, index, 'id'], message: `another of the ${kind} has this id` });
        if (holder !== undefined)
          context.addIssue({ code: 'custom', path: [kind, index, 'path'], message: `${holder} is on this port already` });
        ids.add(device.id);
        ports.set(device.path, device.id);
      }
    }
    const deviceCount = kinds.buses.reduce((count, { displays, pads, raters }) => count + displays.length + pads.length + raters.length, 0);
    if (deviceCount + kinds.readers.length > DEVICES_MAX)
      context.addIssue({ code: 'custom', path: [], message: `allowed: at most ${String(DEVICES_MAX)} devices beside printers` });
    if (ports.size === 0) context.addIssue({ code: 'custom', path: [], message: 'allowed: at least one device in one of the lists' });
  });

/** The agent's configuration file. */
export const hardwareConfig = z.strictObject({
  server: z
    .string()
    .max(256)
    .regex(/^https?:\/\/[^/\s]+$/, 'allowed: "http://host:port" or "https://host:port", without a path'),
  /** PEM file of the authority that vouches for an https server; null: those that this machine's Node knows. */
  caFile: z.string().min(1).max(1_024).nullable().default(null),
  /** null: the token that this agent got by pairing, stored in `stateDir`. */
  token: z.string().min(1).max(TOKEN_MAX_LENGTH).nullable().default(null),
  stateDir: z.string().min(1).max(1_024),
  devices,
});
export type HardwareConfig = z.infer<typeof hardwareConfig>;
