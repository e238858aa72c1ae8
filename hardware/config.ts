import { readFileSync } from 'node:fs';
import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { type HardwareConfig, hardwareConfig } from './config/schema.ts';

export const CONFIG_MAX_BYTES = 64 * 1024;
/** A file with more faults is the wrong file; the first ones show that. */
export const FAULTS_SHOWN_MAX = 20;

/** Where keys of the first release are now. */
const MOVED: Readonly<Record<string, string>> = { printers: 'it moved to devices.printers' };

/** What is wrong and what is allowed, one line for each fault: `file:line: key: what`. The agent does not run on such a file. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

interface Fault {
  readonly offset: number;
  readonly key: string;
  readonly what: string;
}

/** Reads and checks the agent's configuration. Throws ConfigError, never anything else. */
export function readHardwareConfig(path: string): HardwareConfig {
  return parseHardwareConfig(readConfigText(path), path);
}

/** The file's text. Throws ConfigError when it is missing, cannot be read, or is no text. */
export function readConfigText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new ConfigError(`${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** @param file named in errors. Throws ConfigError, never anything else. */
export function parseHardwareConfig(text: string, file: string): HardwareConfig {
  if (Buffer.byteLength(text) > CONFIG_MAX_BYTES) throw new ConfigError(`${file}: larger than ${String(CONFIG_MAX_BYTES)} bytes`);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const broken = errors.map(({ error, offset }) => ({ offset, key: 'the file', what: `not JSON (${printParseErrorCode(error)})` }));
  if (root === undefined || broken.length > 0) throw new ConfigError(faultLines(text, file, broken));
  const parsed = hardwareConfig.safeParse(JSON.parse(text));
  const misfits = parsed.success ? [] : parsed.error.issues.flatMap((issue) => faultsOf(issue, root));
  const faults = [...repeatedKeys(root), ...misfits];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faultLines(text, file, faults));
  return parsed.data;
}

function faultsOf(issue: z.core.$ZodIssue, root: Node): Fault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code !== 'unrecognized_keys') return [{ offset: offsetOf(root, path), key: path.join('.') || 'the file', what: issue.message }];
  return issue.keys.map((key) => ({
    offset: offsetOf(root, [...path, key]),
    key: [...path, key].join('.'),
    what: `this key is not known here${MOVED[key] === undefined ? '' : `; ${MOVED[key]}`}`,
  }));
}

/** JSON itself lets a later key silently replace an earlier one of the same name. */
function repeatedKeys(node: Node): Fault[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.flatMap((property) => property.children?.[0] ?? []) : [];
  const repeated = keys.filter((key, index) => keys.findIndex((other) => other.value === key.value) !== index);
  const here = repeated.map((key) => ({ offset: key.offset, key: String(key.value), what: 'the same key a second time' }));
  return [...here, ...children.flatMap(repeatedKeys)];
}

/** Offset of the value, or of what surrounds it if the value is missing. */
function offsetOf(root: Node, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return root.offset;
}

function faultLines(text: string, file: string, faults: readonly Fault[]): string {
  if (faults.length === 0) return `${file}:1: the file: empty; allowed: a JSON object`;
  const sorted = [...faults].sort((a, b) => a.offset - b.offset);
  const lines = sorted
    .slice(0, FAULTS_SHOWN_MAX)
    .map(({ offset, key, what }) => `${file}:${String(lineOf(text, offset))}: ${key}: ${what}`);
  if (sorted.length > FAULTS_SHOWN_MAX) lines.push(`${file}: and ${String(sorted.length - FAULTS_SHOWN_MAX)} more`);
  return lines.join('\n');
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
