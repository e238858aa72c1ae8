import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { HardwareConfig } from '../config/schema.ts';
import { authorityOf } from './authority.ts';
import { tlsTrouble } from './tls-words.ts';

/** Larger answers come from another program. */
const ANSWER_MAX_BYTES = 4 * 1024 * 1024;

interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** null: none. */
  readonly token: string | null;
  /** Sent as JSON; null: none. */
  readonly body: object | null;
  readonly withinMs: number;
}

interface ServerAnswer {
  readonly status: number;
  /** null: it is no JSON. */
  readonly body: unknown;
}

/** One question over HTTP to the configured server, under the configured authority. Rejects with an Error whose message says why there is no answer. */
export function askServer(config: Pick<HardwareConfig, 'server' | 'caFile'>, question: Question): Promise<ServerAnswer> {
  const { method, path, token, body, withinMs } = question;
  const url = new URL(config.server + path);
  const ca = authorityOf(config);
  const headers = {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === null ? {} : { 'content-type': 'application/json' }),
  };
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? secureRequest : plainRequest;
    const asked = ask(url, { method, headers, agent: false, signal: AbortSignal.timeout(withinMs), ...(ca === null ? {} : { ca }) });
    const fail = (error: Error): void =>
      reject(new Error(tlsTrouble(error) ?? (error.name === 'AbortError' ? 'no answer in time' : error.message)));
    asked.once('error', fail);
    asked.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > ANSWER_MAX_BYTES) asked.destroy(new Error('an answer that is too long'));
      });
      answer.once('error', fail);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: parsedOrNull(text) }));
    });
    asked.end(body === null ? undefined : JSON.stringify(body));
  });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
