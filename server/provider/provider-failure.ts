import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { NoProviderAnswer } from './bounded-fetch.ts';

/**
 * Why nobody is signed in. away: no answer that can be used; untrue: an answer that fails a check; clock: one that is too old or too young;
 * stale: it proved nobody anew; declined: it says no.
 */
export type ProviderFailure = 'away' | 'untrue' | 'clock' | 'stale' | 'declined';

/** For the log: nothing in it is out of an answer, but one word that OAuth knows. */
export interface ProviderTrouble {
  readonly failure: ProviderFailure;
  readonly code: string;
}

const TIMES = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';
/** The provider answered something else than OpenID Connect: a proxy's page, an outage's. */
const NOT_UNDERSTOOD = ['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR'];
/** RFC 6749 4.1.2.1: it is not the person who is refused. */
const OUT_OF_ORDER = ['server_error', 'temporarily_unavailable'];
const WORD = /^[a-z_]{1,40}$/;

export function troubleOf(error: unknown): ProviderTrouble {
  const unheard = causesOf(error).find((one) => one instanceof NoProviderAnswer);
  if (unheard !== undefined) return { failure: 'away', code: unheard.reason };
  if (error instanceof AuthorizationResponseError) {
    return { failure: OUT_OF_ORDER.includes(error.error) ? 'away' : 'declined', code: wordOf(error.error) };
  }
  // A code that was used or never given is the browser's; all else that the token endpoint says is between server and provider.
  if (error instanceof ResponseBodyError)
    return { failure: error.error === 'invalid_grant' ? 'untrue' : 'away', code: wordOf(error.error) };
  const code = error instanceof ClientError ? (error.code ?? '') : '';
  if (code === TIMES) return { failure: isAboutProving(error) ? 'stale' : 'clock', code };
  return { failure: NOT_UNDERSTOOD.includes(code) ? 'away' : 'untrue', code };
}

function causesOf(error: unknown): readonly unknown[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [error];
}

/** The claim "auth_time" says when the person proved who he is. */
function isAboutProving(error: unknown): boolean {
  return causesOf(error).some((one) => typeof one === 'object' && one !== null && 'claim' in one && one.claim === 'auth_time');
}

function wordOf(said: string): string {
  return WORD.test(said) ? said : 'unknown';
}
