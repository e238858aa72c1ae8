import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { CROSS_CHECKS } from './config/cross-checks.ts';
import { type Finding } from './config/finding.ts';
import { findingsOf, type Problem, problemOf, problemsText } from './config/problems.ts';
import { branchConfiguration } from './config/schema.ts';
import type { BranchConfiguration } from './kernel/configuration/configuration.ts';

/** A larger file is no branch configuration. */
export const CONFIGURATION_MAX_BYTES = 1024 * 1024;

/** The configuration cannot be used. The message names file, line, column, key and what is allowed, for all problems at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads and checks the branch configuration.
 * @throws ConfigurationError when the file is missing, unreadable, not JSON, or holds a value that a branch cannot use
 */
export function readConfiguration(file: string): BranchConfiguration {
  return parseConfiguration(file, readText(file));
}

/** The same from a text; `file` only names it in messages. */
export function parseConfiguration(file: string, text: string): BranchConfiguration {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  if (root === undefined || errors.length > 0) throw new ConfigurationError(problemsText(file, text, syntaxProblems(errors)));
  const problems = [...repeatedKeys(root), ...meaningProblems(root, text)];
  if (problems.length > 0) throw new ConfigurationError(problemsText(file, text, problems));
  return branchConfiguration.parse(JSON.parse(text));
}

function meaningProblems(root: Node, text: string): Problem[] {
  const value: unknown = JSON.parse(text);
  const parsed = branchConfiguration.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  const misshapen = new Set(issues.map((issue) => issue.path[0]));
  const whole = misshapen.has(undefined) && issues.some((issue) => issue.code !== 'unrecognized_keys');
  const checkable = CROSS_CHECKS.filter((check) => !whole && check.sections.every((section) => !misshapen.has(section)));
  // The sections that a check reads have passed the schema, so the value has the type as far as the check reads it.
  const crossed: Finding[] = checkable.flatMap((check) => check.find(value as BranchConfiguration));
  return [...issues.flatMap(findingsOf), ...crossed].map((finding) => problemOf(finding, root));
}

function syntaxProblems(errors: readonly ParseError[]): Problem[] {
  if (errors.length === 0) return [{ offset: 0, key: '(the whole file)', found: 'nothing', allowed: 'a JSON object' }];
  return errors.map((error) => ({
    offset: error.offset,
    key: '(JSON)',
    found: printParseErrorCode(error.error)
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase(),
    allowed: 'JSON without comments or trailing commas',
  }));
}

/** JSON itself lets a later key silently replace an earlier one of the same name. */
function repeatedKeys(node: Node): Problem[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.map((property) => property.children?.[0]) : [];
  const repeated = keys.filter((key, index) => keys.findIndex((other) => other?.value === key?.value) !== index);
  const here = repeated.flatMap((key) =>
    key === undefined
      ? []
      : [{ offset: key.offset, key: String(key.value), found: 'the same key a second time', allowed: 'each key once' }],
  );
  return [...here, ...children.flatMap(repeatedKeys)];
}

function readText(file: string): string {
  if (!existsSync(file)) {
    throw new ConfigurationError(`The branch configuration ${file} is missing. Put it back from a backup: nothing was started or changed.`);
  }
  if (statSync(file).size > CONFIGURATION_MAX_BYTES) {
    throw new ConfigurationError(`${file} is larger than ${CONFIGURATION_MAX_BYTES} bytes: this is not a branch configuration.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new ConfigurationError(`${file} cannot be read as UTF-8 text: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Writes a file so that after a power cut it holds either the whole old text or the whole new one: file and directory are both
 * synced (without the directory's sync Zigbee2MQTT lost databases, issues 11759 and 28657).
 */
export function writeFileDurably(file: string, text: string, mode: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', mode);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  // Windows opens no folders; NTFS keeps a journal of them.
  if (process.platform === 'win32') return;
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

/**
 * The same for a file that the branch can do without for as long as the disk is full. False: there was no room, and the file is as
 * it was.
 */
export function writeIfRoom(file: string, text: string, mode: number): boolean {
  try {
    writeFileDurably(file, text, mode);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return false;
    throw error;
  }
}
