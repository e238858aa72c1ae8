import { readFileSync } from 'node:fs';
import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import { z } from 'zod';
import { PROFILE_NAMES } from './codec/printer-profile.ts';
import { parsePrinterAddress } from './link/printer-address.ts';

export const PRINTERS_MAX = 16;
export const CONFIG_MAX_BYTES = 64 * 1024;
const BAUD_RATES = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;
/** Also a file name in the state folder. */
const PRINTER_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

const printerConfig = z.strictObject({
  id: z.string().regex(PRINTER_ID, 'allowed: 1 to 64 letters, digits, "-" and "_"'),
  path: z
    .string()
    .refine((path) => parsePrinterAddress(path) !== null, 'allowed: a serial port such as "/dev/ttyS0" or "COM3", or "tcp://host:port"'),
  baud: z.number().refine((baud) => BAUD_RATES.some((rate) => rate === baud), `allowed: ${BAUD_RATES.join(', ')}`),
  profile: z.enum(PROFILE_NAMES),
});
export type PrinterConfig = z.infer<typeof printerConfig>;

const hardwareConfig = z.strictObject({
  server: z.string().regex(/^https?:\/\/[^/\s]+$/, 'allowed: "http://host:port" or "https://host:port", without a path'),
  token: z.string().min(1).max(256),
  stateDir: z.string().min(1),
  printers: z
    .array(printerConfig)
    .min(1)
    .max(PRINTERS_MAX)
    .superRefine((printers, context) => {
      for (const key of ['id', 'path'] as const) {
        const values = printers.map((printer) => printer[key]);
        const twice = values.findIndex((value, index) => values.indexOf(value) !== index);
        if (twice < 0) continue;
        context.addIssue({ code: 'custom', path: [twice, key], message: `two printers have this ${key}; each needs its own` });
      }
    }),
});
export type HardwareConfig = z.infer<typeof hardwareConfig>;

/** What is wrong and what is allowed, one line a fault: `file:line: key: what`. The agent does not start on it. */
export class ConfigError extends Error {}

/** Reads and checks the agent's configuration. Throws ConfigError, never anything else. */
export function readHardwareConfig(path: string): HardwareConfig {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return parseHardwareConfig(text, path);
}

/** @param file named in errors. */
export function parseHardwareConfig(text: string, file: string): HardwareConfig {
  if (Buffer.byteLength(text) > CONFIG_MAX_BYTES) throw new ConfigError(`${file}: larger than ${String(CONFIG_MAX_BYTES)} bytes`);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [broken] = errors;
  if (broken !== undefined) {
    throw new ConfigError(`${file}:${String(lineOf(text, broken.offset))}: not JSON (${printParseErrorCode(broken.error)})`);
  }
  const parsed = hardwareConfig.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const where = issue.path.map(String).join('.') || 'the file';
    return `${file}:${String(lineOfPath(text, tree, issue.path))}: ${where}: ${issue.message}`;
  });
  throw new ConfigError(lines.join('\n'));
}

/** The line of the value, or of the nearest thing around it when the value is missing. */
function lineOfPath(text: string, tree: Node | undefined, path: readonly PropertyKey[]): number {
  for (let length = path.length; tree !== undefined && length > 0; length -= 1) {
    const steps = path.slice(0, length).map((step) => (typeof step === 'number' ? step : String(step)));
    const node = findNodeAtLocation(tree, steps);
    if (node !== undefined) return lineOf(text, node.offset);
  }
  return 1;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
