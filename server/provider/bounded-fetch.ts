import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { CustomFetch } from 'openid-client';

/** A provider's metadata and keys have some 4 KB. */
export const PROVIDER_ANSWER_MAX_BYTES = 64 * 1_024;

type Reason = 'late' | 'unreachable' | 'too-large';

/** There was no whole answer. Its words hold nothing of the question or the answer. */
export class NoProviderAnswer extends Error {
  override readonly name = 'NoProviderAnswer';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(`the provider gave no answer: ${reason}`);
    this.reason = reason;
  }
}

/**
 * How the provider is asked: by HTTPS on a connection of its own, believed on these authorities only, with an answer of bounded size. Node's fetch
 * takes no authority. Redirects are not followed.
 * @param authority certificates in PEM form; null: those that Node knows
 */
export function boundedFetch(authority: string | null): CustomFetch {
  const trusted = authority === null ? {} : { ca: authority };
  return async (url, { method, headers, body, signal }) => {
    const stopping = signal === undefined ? {} : { signal };
    const asked = request(url, { method, headers, agent: false, ...trusted, ...stopping });
    // Also one that comes when nobody waits for it any more: unheard, it would end the process.
    asked.on('error', () => undefined);
    try {
      // All that is ever sent is a form.
      asked.end(body instanceof URLSearchParams ? body.toString() : undefined);
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      return responseOf(answer, await bytesOf(answer));
    } catch (error) {
      throw error instanceof NoProviderAnswer ? error : new NoProviderAnswer(signal?.aborted === true ? 'late' : 'unreachable');
    } finally {
      asked.destroy();
    }
  };
}

/** @throws NoProviderAnswer when it is larger than an honest one */
async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > PROVIDER_ANSWER_MAX_BYTES) throw new NoProviderAnswer('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Only what its reader looks at. @throws RangeError at a status that is none */
function responseOf({ statusCode, headers }: IncomingMessage, bytes: Buffer): Response {
  const isEmpty = statusCode === 204 || statusCode === 304;
  return new Response(isEmpty ? null : new Uint8Array(bytes), {
    status: statusCode ?? 0,
    headers: { 'content-type': headers['content-type'] ?? '' },
  });
}
