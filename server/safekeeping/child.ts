import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { localText } from '../contract/common.ts';
import { inBothLanguages, type LocalText } from '../kernel/configuration/local-text.ts';

/** Of what a process says only the end is kept: a page of words is none for a screen. */
const WORDS_MAX = 2_000;

type Outcome =
  | { readonly kind: 'done'; readonly said: string }
  | { readonly kind: 'failed'; readonly why: LocalText }
  /** It was ended. One that hangs in the disk itself cannot even be ended, and is left to the system. */
  | { readonly kind: 'stalled' };

/** A safekeeping command in a process of its own. */
export interface Child {
  readonly outcome: Promise<Outcome>;
  readonly isAlive: () => boolean;
  readonly end: () => void;
}

/** What is asked of it, and how long it may take. */
export type RunCommand = (args: readonly string[], limitMs: number) => Child;

export function runCommand(dataDir: string): RunCommand {
  return (args, limitMs) => started(dataDir, args, limitMs);
}

function started(dataDir: string, args: readonly string[], limitMs: number): Child {
  const { program, root } = safekeeping();
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: root,
    env: { DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out = (said.out + text).slice(-WORDS_MAX)));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error = (said.error + text).slice(-WORDS_MAX)));
  let isAlive = true;
  const outcome = new Promise<Outcome>((resolve) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ kind: 'stalled' });
    }, limitMs);
    limit.unref();
    const ended = (result: Outcome) => {
      isAlive = false;
      clearTimeout(limit);
      resolve(result);
    };
    child.once('error', (error) => ended({ kind: 'failed', why: inBothLanguages(error.message) }));
    child.once('close', (code) =>
      ended(code === 0 ? { kind: 'done', said: said.out.trim() } : { kind: 'failed', why: whyOf(said.error.trim(), code) }),
    );
  });
  child.unref();
  return { outcome, isAlive: () => isAlive, end: () => void (isAlive && child.kill('SIGKILL')) };
}

const failure = z.strictObject({ why: localText });

/** A command that knows what is wrong says it last, in every language; of anything else there are only its own words. */
function whyOf(error: string, code: number | null): LocalText {
  try {
    return failure.parse(JSON.parse(error.split('\n').at(-1) ?? '')).why;
  } catch {
    return inBothLanguages(error || `exit code ${String(code)}`);
  }
}

/** One file beside the bundle, or the source with a loader. */
function safekeeping(): { readonly program: readonly string[]; readonly root: string } {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const bundled = join(here, 'safekeeping.js');
  return { program: existsSync(bundled) ? [bundled] : ['--import', 'tsx', join(here, 'main.ts')], root: join(here, '../..') };
}
