import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { z } from 'zod';
import type { Finding, KeyPath } from './finding.ts';

/** One mistake in a file: where it is, what was found, what is allowed. */
export interface Problem {
  readonly offset: number;
  readonly key: string;
  readonly found: string;
  readonly allowed: string;
}

/** A file with a hundred mistakes is the wrong file; the first ones show that. */
export const PROBLEMS_SHOWN_MAX = 50;
const FOUND_MAX_LENGTH = 60;
/** Nobody counts the characters of a longer text by eye. */
const FOUND_COUNTED_FROM = 16;

export function problemOf(finding: Finding, root: Node): Problem {
  return {
    offset: offsetOf(finding.path, root),
    key: keyText(finding.path),
    found: foundText(finding.path, root),
    allowed: finding.allowed,
  };
}

/** Zod's issue as places and allowed values; an object with several unknown keys gives one finding for each key. */
export function findingsOf(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], allowed: 'nothing: this key is not known here' }));
  return [{ path, allowed: allowedText(issue) }];
}

function allowedText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return withArticle(issue.expected === 'int' ? 'whole number' : issue.expected);
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_union':
      return unionText(issue.errors);
    case 'invalid_format':
    case 'custom':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return issue.message;
    default:
      return issue satisfies never;
  }
}

function unionText(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const texts = branches.flat().map((issue) => (issue.code === 'invalid_value' ? issue.values.join(', ') : allowedText(issue)));
  return `one of ${[...new Set(texts)].join(', ')}`;
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' character(s)';
  return origin === 'array' ? ' entries' : '';
}

function entriesText(count: number): string {
  return `an array of ${count === 1 ? '1 entry' : `${count} entries`}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function keyText(path: KeyPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text.replace(/^\./, '') || '(the whole file)';
}

/** A missing key is shown at the beginning of its object. */
function offsetOf(path: KeyPath, root: Node): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? root : findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return root.offset;
}

function foundText(path: KeyPath, root: Node): string {
  const node = path.length === 0 ? root : findNodeAtLocation(root, [...path]);
  if (node === undefined) return 'nothing';
  if (node.type === 'object') return withArticle(node.type);
  if (node.type === 'array') return entriesText(node.children?.length ?? 0);
  const text = JSON.stringify(node.value);
  const length = typeof node.value === 'string' ? ` (${node.value.length} characters)` : '';
  return text.length > FOUND_MAX_LENGTH
    ? `${text.slice(0, FOUND_MAX_LENGTH)}…${length}`
    : text + (text.length > FOUND_COUNTED_FROM ? length : '');
}

/** Line and column, both from 1, as editors count them. */
function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 };
}

/** The whole message: one line for each problem, in file order. */
export function problemsText(file: string, text: string, problems: readonly Problem[]): string {
  const sorted = [...problems].sort((a, b) => a.offset - b.offset);
  const lines = sorted.slice(0, PROBLEMS_SHOWN_MAX).map((problem) => {
    const { line, column } = positionOf(text, problem.offset);
    return `  ${file}:${line}:${column}  ${problem.key}: found ${problem.found}; allowed: ${problem.allowed}`;
  });
  const more = sorted.length > PROBLEMS_SHOWN_MAX ? [`  … and ${sorted.length - PROBLEMS_SHOWN_MAX} more`] : [];
  const head = `The branch configuration is not usable (${sorted.length} problem${sorted.length === 1 ? '' : 's'}). Nothing was started or changed.`;
  return [head, ...lines, ...more].join('\n');
}
