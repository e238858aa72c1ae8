import { z } from 'zod';
import type { BusDevices, PlacedPattern } from '../bus/bus-patterns.ts';
import { busPatterns } from '../bus/bus-patterns.ts';
import { isBeginning } from '../pads/key-matcher.ts';
import type { DisplayConfig } from './display.ts';
import { addressOf, displayConfig } from './display.ts';
import { padConfig, raterConfig } from './pad.ts';
import { baudRate, deviceId, devicePath } from './port.ts';

export const BUSES_MAX = 16;
/** Devices of one kind on one bus: an RS-485 segment drives 32 loads, and a branch has at most 60 counters. */
export const BUS_DEVICES_MAX = 64;
/** Candle's manual: 57600 with its jumper, 19200 without. */
const CANDLE_BAUD: readonly number[] = [19_200, 57_600];
/** Time a polled pad is given to answer before the next frame. */
const POLL_GAP_MIN_MS = 20;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** One serial line with one or more devices: boards by address, call pads and rating keypads by the bytes they send. */
export const busConfig = z
  .strictObject({
    id: deviceId,
    path: devicePath,
    baud: baudRate,
    /** Quiet time after each frame, ms: boards drop what arrives while they draw (QSystem leaves them 200). */
    gapMs: z.number().int().min(0).max(2_000),
    displays: z.array(displayConfig).max(BUS_DEVICES_MAX).default([]),
    pads: z.array(padConfig).max(BUS_DEVICES_MAX).default([]),
    raters: z.array(raterConfig).max(BUS_DEVICES_MAX).default([]),
  })
  .superRefine((bus, context) => {
    const faults = [...repeatedIds(bus), ...pollFaults(bus), ...boardFaults(bus.displays, bus.baud), ...ambiguousBytes(busPatterns(bus))];
    for (const { path, message } of faults) context.addIssue({ code: 'custom', path: [...path], message });
  });
export type BusConfig = z.infer<typeof busConfig>;

function repeatedIds({ displays, pads, raters }: BusDevices): Fault[] {
  const all = Object.entries({ displays, pads, raters }).flatMap(([kind, list]) =>
    list.map(({ id }, index) => ({ id, path: [kind, index] })),
  );
  if (all.length === 0) return [{ path: [], message: 'allowed: at least one device in displays, pads or raters' }];
  return all
    .filter(({ id }, at) => all.findIndex((other) => other.id === id) !== at)
    .map(({ id, path }) => ({ path: [...path, 'id'], message: `another device of this bus is called "${id}"` }));
}

function pollFaults({ pads, raters, gapMs }: BusDevices & { readonly gapMs: number }): Fault[] {
  const polled = [...pads, ...raters].find(({ poll }) => poll !== null);
  if (polled === undefined || gapMs >= POLL_GAP_MIN_MS) return [];
  return [{ path: ['gapMs'], message: `"${polled.id}" is asked and must be able to answer; allowed: at least ${String(POLL_GAP_MIN_MS)}` }];
}

function boardFaults(displays: readonly DisplayConfig[], baud: number): Fault[] {
  return displays.flatMap((display, index): Fault[] => {
    const path = ['displays', index];
    if (display.driver === 'candle' && !CANDLE_BAUD.includes(baud)) {
      return [{ path: ['baud'], message: `"${display.id}" is a Candle board; allowed: ${CANDLE_BAUD.join(', ')}` }];
    }
    const [first] = displays;
    if (first === undefined || index === 0) return [];
    if (display.driver !== first.driver) {
      return [{ path: [...path, 'driver'], message: `"${first.id}" and "${display.id}" speak different protocols; allowed: one on a bus` }];
    }
    const address = addressOf(display);
    if (address === null) {
      return [{ path, message: `"${display.id}" has no address, and "${first.id}" is on this bus; allowed: one such display alone` }];
    }
    const twin = displays.slice(0, index).find((other) => addressOf(other) === address);
    if (twin === undefined) return [];
    const message = `"${twin.id}" and "${display.id}" both have address ${String(address)}; allowed: an address of its own for each board`;
    return [{ path: [...path, 'address'], message }];
  });
}

/** Bytes with two possible meanings, such as those that two pads on one address send. */
function ambiguousBytes(patterns: readonly PlacedPattern[]): Fault[] {
  return patterns.flatMap(({ bytes, meaning, path }, index): Fault[] => {
    if (bytes.length === 0) return [{ path, message: 'allowed: at least one byte' }];
    const twin = patterns.slice(0, index).find((other) => isBeginning(other.bytes, bytes) || isBeginning(bytes, other.bytes));
    if (twin === undefined) return [];
    const [one, other] = [twin.meaning.deviceId, meaning.deviceId];
    const hex = Buffer.from(bytes).toString('hex');
    const message = `"${one}" and "${other}" cannot be told apart by ${hex}; allowed: bytes that no other key of this bus begins with`;
    return [{ path, message }];
  });
}
