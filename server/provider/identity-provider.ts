import type { Logger } from 'pino';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from 'openid-client';
import { boundedFetch } from './bounded-fetch.ts';
import { type ProviderFailure, type ProviderTrouble, troubleOf } from './provider-failure.ts';

const SECOND_MS = 1_000;
/** Longest wait for one answer. Signing in takes two of them, and the page waits for both. */
export const PROVIDER_ANSWERS_WITHIN_MS = 5_000;
/** A provider that did not answer is left alone for so long: nobody waits for it meanwhile. */
export const PROVIDER_RESTS_MS = 15_000;
/** How far its clock and the branch's may be apart. */
export const CLOCK_TOLERANCE_S = 60;
/** A longer token fits into no address. */
const HINT_MAX_LENGTH = 4_096;

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly staffNumberClaim: string;
  /** In PEM form; null: the authorities that Node knows. */
  readonly authority: string | null;
  /** Where browsers come back to, as the provider knows it. */
  readonly redirectAddress: string;
}

interface ProviderTimes {
  /** The branch's clock, epoch ms. */
  readonly now: () => number;
  /** Never jumps. */
  readonly monotonicMs: () => number;
}

/** What the answer to one sign-in must fit. Never leaves the server. */
export interface Begun {
  readonly metadata: ServerMetadata;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly sinceMs: number;
}

interface Proved {
  /** As the provider wrote it; null: it names none. */
  readonly staffNumber: string | null;
  /** With which the provider ends its own session; null: too long for that. */
  readonly hint: string | null;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ProviderFailure };

/**
 * The bank's own sign-in, by OpenID Connect: authorization code with PKCE, state and nonce. It proves who somebody is, and no more: what he may
 * is the branch's. Nothing is asked of it before somebody wants to sign in, and a branch never waits for it.
 */
export class IdentityProvider {
  readonly redirectAddress: string;
  private readonly settings: ProviderSettings;
  private readonly times: ProviderTimes;
  private readonly log: Pick<Logger, 'warn'>;
  private looking: Promise<ServerMetadata> | null = null;
  private restsUntilMs = -Infinity;

  constructor(settings: ProviderSettings, times: ProviderTimes, log: Pick<Logger, 'warn'>) {
    this.settings = settings;
    this.times = times;
    this.log = log;
    this.redirectAddress = settings.redirectAddress;
  }

  /** Where the browser is sent. The provider is asked first whether it is there, so that nobody is sent to a page that does not come. */
  async begin(): Promise<Outcome<{ readonly address: string; readonly begun: Begun }>> {
    return this.attempt(async () => {
      const metadata = await this.look();
      const begun = {
        metadata,
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        sinceMs: this.times.monotonicMs(),
      };
      const address = buildAuthorizationUrl(this.clientOf(metadata), {
        redirect_uri: this.redirectAddress,
        scope: 'openid',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        // A counter's browser serves many people: whoever the provider remembers there may be the colleague before.
        prompt: 'login',
        max_age: '0',
      });
      return { address: address.href, begun };
    });
  }

  /** @param answer the query with which the browser came back */
  async finish(answer: string, { metadata, state, nonce, verifier, sinceMs }: Begun): Promise<Outcome<Proved>> {
    return this.attempt(async () => {
      const came = new URL(`${this.redirectAddress}?${answer}`);
      const maxAge = Math.ceil((this.times.monotonicMs() - sinceMs) / SECOND_MS);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(this.clientOf(metadata), came, checks);
      const staffNumber = tokens.claims()?.[this.settings.staffNumberClaim];
      const hint = tokens.id_token ?? '';
      return {
        staffNumber: typeof staffNumber === 'string' ? staffNumber : null,
        hint: hint !== '' && hint.length <= HINT_MAX_LENGTH ? hint : null,
      };
    });
  }

  /** Where the provider ends its own session; null: it offers no such page, or is not there. */
  async endAddress(hint: string): Promise<string | null> {
    const outcome = await this.attempt(async () => {
      const metadata = await this.look();
      if (metadata.end_session_endpoint === undefined) return null;
      return buildEndSessionUrl(this.clientOf(metadata), { id_token_hint: hint, post_logout_redirect_uri: this.redirectAddress }).href;
    });
    return outcome.ok ? outcome.value : null;
  }

  private async attempt<T>(act: () => Promise<T>): Promise<Outcome<T>> {
    if (this.times.monotonicMs() < this.restsUntilMs) return { ok: false, failure: 'away' };
    try {
      return { ok: true, value: await act() };
    } catch (error) {
      const trouble = error instanceof MetadataUnusable ? error.trouble : troubleOf(error);
      if (trouble.failure === 'away') this.restsUntilMs = this.times.monotonicMs() + PROVIDER_RESTS_MS;
      this.log.warn(trouble, 'nobody is signed in by the bank’s sign-in');
      return { ok: false, failure: trouble.failure };
    }
  }

  /** What the provider says of itself, now. Whoever asks while it is asked waits for the same answer. */
  private look(): Promise<ServerMetadata> {
    this.looking ??= this.discover().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async discover(): Promise<ServerMetadata> {
    const { issuer, clientId, authority } = this.settings;
    const options = { [customFetch]: boundedFetch(authority), timeout: PROVIDER_ANSWERS_WITHIN_MS / SECOND_MS };
    try {
      return (await discovery(new URL(issuer), clientId, undefined, undefined, options)).serverMetadata();
    } catch (error) {
      throw new MetadataUnusable({ ...troubleOf(error), failure: 'away' });
    }
  }

  /** Made anew for each use: keys of the provider are fetched when they are needed, and times are measured by the branch's clock. */
  private clientOf(metadata: ServerMetadata): Configuration {
    const { clientId, clientSecret, authority } = this.settings;
    const skewS = Math.round((this.times.now() - Date.now()) / SECOND_MS);
    const client = new Configuration(
      metadata,
      clientId,
      { [clockSkew]: skewS, [clockTolerance]: CLOCK_TOLERANCE_S },
      authenticationOf(metadata, clientSecret),
    );
    client[customFetch] = boundedFetch(authority);
    client.timeout = PROVIDER_ANSWERS_WITHIN_MS / SECOND_MS;
    enableNonRepudiationChecks(client);
    return client;
  }
}

/** A provider that cannot be understood is as good as away; whose issuer is another's is none of ours. */
class MetadataUnusable extends Error {
  override readonly name = 'MetadataUnusable';
  readonly trouble: ProviderTrouble;

  constructor(trouble: ProviderTrouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

/** OpenID Connect Discovery 1.0: without a list, the provider takes client_secret_basic. */
function authenticationOf({ token_endpoint_auth_methods_supported: methods }: ServerMetadata, secret: string): ClientAuth {
  return methods?.includes('client_secret_basic') === false ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}
