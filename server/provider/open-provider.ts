import type { Logger } from 'pino';
import { IdentityProvider, type ProviderSettings } from './identity-provider.ts';
import type { ProviderEnvironment } from './provider-environment.ts';
import { readClientSecret, readProviderAuthority } from './provider-files.ts';

/**
 * What the environment and its files say of the bank's sign-in; null: there is none.
 * @param path of the page to which browsers come back
 * @throws ProviderError when a file of it cannot be used
 */
export function readProvider(environment: ProviderEnvironment | null, path: string): ProviderSettings | null {
  if (environment === null) return null;
  const { issuer, clientId, secretFile, staffNumberClaim, authorityFile, branchOrigin } = environment;
  return {
    issuer,
    clientId,
    clientSecret: readClientSecret(secretFile),
    staffNumberClaim,
    authority: authorityFile === null ? null : readProviderAuthority(authorityFile),
    redirectAddress: branchOrigin + path,
  };
}

/** Nothing is asked of it yet. */
export function openProvider(settings: ProviderSettings | null, now: () => number, log: Pick<Logger, 'warn'>): IdentityProvider | null {
  return settings === null ? null : new IdentityProvider(settings, { now, monotonicMs: () => performance.now() }, log);
}
