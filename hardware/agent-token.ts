import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HardwareConfig } from './config/schema.ts';

const TOKEN_TEXT = /^[\w-]{1,256}$/;

/** Where the token an agent got by pairing is kept; only its own user may read it. */
export function tokenFile(stateDir: string): string {
  return join(stateDir, 'token');
}

/** The configuration's own token, else the one got by pairing; null: this agent is not paired yet. */
export function tokenOf({ token, stateDir }: HardwareConfig): string | null {
  if (token !== null) return token;
  const file = tokenFile(stateDir);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8').trim();
  return TOKEN_TEXT.test(text) ? text : null;
}
