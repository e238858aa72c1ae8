import type { LocalText } from '../../../server/contract/wire.ts';
import { pageHeaders, pageName } from '../page-headers.ts';

/** How a question about people, sessions or devices ends. */
export type Told<T> =
  | { readonly kind: 'done'; readonly body: T }
  | { readonly kind: 'refused'; readonly code: string; readonly text: LocalText }
  /** The server was not reached, or does not know of such questions. */
  | { readonly kind: 'lost' };

const ANSWER_WITHIN_MS = 15_000;

/** Asks in this page's name. Never rejects. */
export function tell<T>(method: string, path: string, body: object | null): Promise<Told<T>> {
  return tellAs<T>(pageName(), method, path, body);
}

/** The same in the name of another page that the person has. */
export async function tellAs<T>(page: string, method: string, path: string, body: object | null): Promise<Told<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { ...pageHeaders(page), 'content-type': 'application/json' },
      body: body === null ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer = (await response.json()) as T & { readonly refusal?: string; readonly text?: LocalText };
    if (response.ok) return { kind: 'done', body: answer };
    if (answer.refusal === undefined || answer.text === undefined) return { kind: 'lost' };
    return { kind: 'refused', code: answer.refusal, text: answer.text };
  } catch {
    return { kind: 'lost' };
  }
}
