import type { Logger } from 'pino';
import { IdentityProvider } from './identity-provider.ts';
import type { ProviderEnvironment } from './provider-environment.ts';
import { readClientSecret, readProviderAuthority } from './provider-files.ts';

/**
 * The bank's sign-in that the environment names; null: there is none. Nothing is asked of it yet.
 * @param path of the page to which browsers come back
 * @throws ProviderError when a file of it cannot be used
 */
export function openProvider(
  environment: ProviderEnvironment | null,
  path: string,
  now: () => number,
  log: Pick<Logger, 'warn'>,
): IdentityProvider | null {
  if (environment === null) return null;
  const { issuer, clientId, secretFile, staffNumberClaim, authorityFile, branchOrigin } = environment;
  const settings = {
    issuer,
    clientId,
    clientSecret: readClientSecret(secretFile),
    staffNumberClaim,
    authority: authorityFile === null ? null : readProviderAuthority(authorityFile),
    redirectAddress: branchOrigin + path,
  };
  return new IdentityProvider(settings, { now, monotonicMs: () => performance.now() }, log);
}
