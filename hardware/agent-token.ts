import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { HardwareConfig } from './config/schema.ts';
import { syncFolder } from './sync-folder.ts';

const TOKEN_TEXT = /^[\w-]{1,256}$/;

/** The configuration's own token, otherwise the one from pairing; null: this agent is not paired yet. */
export function tokenOf({ token, stateDir }: HardwareConfig): string | null {
  return token ?? storedToken(stateDir);
}

/** The token from pairing; null: there is none, or it cannot be read. */
export function storedToken(stateDir: string): string | null {
  try {
    const text = existsSync(tokenFile(stateDir)) ? readFileSync(tokenFile(stateDir), 'utf8').trim() : '';
    return TOKEN_TEXT.test(text) ? text : null;
  } catch {
    // Another user's file, or a folder: for the agent the same as no token, and the doctor says which.
    return null;
  }
}

/** Written whole or not at all, readable only by the agent's own user. Throws the system's error. */
export function storeToken(stateDir: string, token: string): void {
  mkdirSync(stateDir, { recursive: true });
  const beside = `${tokenFile(stateDir)}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, `${token}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, tokenFile(stateDir));
  syncFolder(stateDir);
}

export function tokenFile(stateDir: string): string {
  return join(stateDir, 'token');
}
