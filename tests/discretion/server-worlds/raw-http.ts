import { request } from 'node:http';
import { until } from '../../protocol/branch-at-work.ts';
import type { HallTape } from './hall-tape.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  /** null: none is sent. */
  readonly token: string | null;
  /** null: none is sent. */
  readonly body: string | null;
}

/** One request on a connection of its own; head and body are heard as they came, but for the time of day. */
export function askRaw(url: string, { method, path, token, body }: Asked, hear: (content: string) => void): Promise<string> {
  const { hostname, port } = new URL(url);
  const headers = {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        // Either world has a port of its own, which the policy of content names.
        hear(`${headOf(response).replaceAll(`${hostname}:${port}`, 'host')}\n\n${text}`);
        resolve(text);
      });
    });
    asked.once('error', reject);
    asked.end(body ?? undefined);
  });
}

interface Head {
  readonly statusCode?: number | undefined;
  readonly statusMessage?: string | undefined;
  readonly rawHeaders: readonly string[];
}

/** Names in the server's own letters and order. */
function headOf({ statusCode = 0, statusMessage = '', rawHeaders }: Head): string {
  const isDate = (index: number): boolean => rawHeaders[index - 1]?.toLowerCase() === 'date';
  return [statusCode, statusMessage, ...rawHeaders.map((value, index) => (index % 2 === 1 && isDate(index) ? '#' : value))].join('\n');
}

/** The stream of one phone, chunk by chunk. */
export class RawStream {
  revision = 0;
  beats = 0;
  closed = false;
  private rest = '';
  private readonly asked: ReturnType<typeof request>;

  constructor(url: string, path: string, channel: string, tape: HallTape) {
    const { hostname, port } = new URL(url);
    this.asked = request({ hostname, port, path, headers: { accept: 'text/event-stream' }, agent: false }, (response) => {
      tape.hear(`${channel} head`, headOf(response));
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => this.take(chunk, channel, tape));
      response.on('error', () => undefined);
      response.once('close', () => {
        this.closed = true;
        tape.hear(channel, response.complete ? 'ended' : 'cut');
      });
    });
    this.asked.on('error', () => undefined);
    this.asked.end();
  }

  /** Waits until this stream has shown a revision, or has ended if it must. */
  async settle(revision: number | null): Promise<void> {
    if (revision === null) await until('the end of a phone’s stream', () => this.closed);
    else await until(`a phone’s revision ${revision}`, () => this.revision >= revision || this.closed);
  }

  close(): void {
    this.asked.destroy();
  }

  private take(chunk: string, channel: string, tape: HallTape): void {
    const events = (this.rest + chunk).split('\n\n');
    this.rest = events.pop() ?? '';
    for (const event of events) {
      const isBeat = event.startsWith('event: beat');
      if (isBeat) this.beats += 1;
      tape.hear(isBeat ? `${channel} beat` : channel, event);
      const revision = /"revision":(\d+)/.exec(event)?.[1];
      if (revision !== undefined) this.revision = Number(revision);
    }
  }
}
