import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config.ts';
import type { HardwareConfig } from '../config/schema.ts';

/**
 * The authority that this agent believes, in PEM form; null: those that Node knows (and NODE_EXTRA_CA_CERTS).
 * Throws ConfigError when "caFile" holds none.
 */
export function authorityOf({ caFile }: Pick<HardwareConfig, 'caFile'>): string | null {
  if (caFile === null) return null;
  try {
    const pem = readFileSync(caFile, 'latin1');
    new X509Certificate(pem);
    return pem;
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : 'no certificate in PEM form';
    throw new ConfigError(`caFile: ${caFile}: ${why}; allowed: branch-authority.pem from http://<server>/certificate, or null`);
  }
}
