import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { CLAIM, CLIENT_ID, CLIENT_SECRET } from '../../sign-in/provider/test-provider.ts';
import { LOOPBACK, type TestAuthority } from '../../transport/authority.ts';

/** A provider that nobody here wrote, on loopback, over TLS, with the pages of its own. Whoever signs in there has that staff number. */
export interface CertifiedProvider {
  readonly issuer: string;
  readonly certificate: string;
  stop(): Promise<void>;
}

/** @param redirectAddress the one place to which it sends browsers back */
export async function certifiedProvider(authority: TestAuthority, redirectAddress: string): Promise<CertifiedProvider> {
  const issued = await authority.issue(LOOPBACK, Date.now());
  const server = createServer(issued);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectAddress],
        post_logout_redirect_uris: [redirectAddress],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', CLAIM] },
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, [CLAIM]: accountId }) }),
    // The bank's people are not asked whether the bank may know them.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: CLIENT_ID, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid');
      grant.addOIDCClaims([CLAIM]);
      await grant.save();
      return grant;
    },
    cookies: { keys: ['only-for-this-test'] },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    certificate: issued.cert,
    stop: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
