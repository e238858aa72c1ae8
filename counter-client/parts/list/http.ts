import type { LocalText } from '../../../server/contract/wire.ts';
import { newCommandId } from '../../../server/web/command-id.ts';
import { pageHeaders, pageName } from '../page-headers.ts';

export type Answered<T> =
  | { readonly kind: 'done'; readonly body: T }
  /** text null: the server was not reached, or no words came with its answer. */
  | { readonly kind: 'failed'; readonly text: LocalText | null; readonly body: Partial<T> };

/** Reads a list in this page's name. Never rejects. */
export function readList<T>(path: string): Promise<Answered<T>> {
  return send<T>(path, 'GET', null, null);
}

/** Reads what is looked for by somebody's name or digits: in a body, because addresses are written into logs. Never rejects. */
export function searchList<T>(path: string, search: string): Promise<Answered<T>> {
  return send<T>(path, 'POST', 'application/json', JSON.stringify({ search }));
}

/** Asks for one change, with an id of its own. Never rejects. */
export function askList<T>(path: string, body: object): Promise<Answered<T>> {
  return send<T>(path, 'POST', 'application/json', JSON.stringify({ commandId: newCommandId(), ...body }));
}

/** Sends a file as it is. Never rejects. */
export function sendFile<T>(path: string, file: Blob): Promise<Answered<T>> {
  return send<T>(path, 'POST', 'text/csv', file);
}

export function forget(path: string): Promise<Answered<object>> {
  return send(path, 'DELETE', null, null);
}

async function send<T>(path: string, method: string, type: string | null, body: BodyInit | null): Promise<Answered<T>> {
  const headers = pageHeaders(pageName());
  if (type !== null) headers['content-type'] = type;
  try {
    const response = await fetch(path, { method, headers, body });
    const answer = (await response.json()) as T & { readonly text?: LocalText };
    return response.ok ? { kind: 'done', body: answer } : { kind: 'failed', text: answer.text ?? null, body: answer };
  } catch {
    return { kind: 'failed', text: null, body: {} };
  }
}
