import type { ServerResponse } from 'node:http';
import type { PhoneEventName } from '../../contract/phone.ts';
import { RECONNECT_DELAY_MAX_MS } from '../../contract/wire.ts';
import type { PhoneLimits } from './limits.ts';

/** The stream of one phone: server-sent events over the response to its request. */
export class PhoneStream {
  private readonly response: ServerResponse;
  private readonly backlogMaxBytes: number;
  private readonly dying: NodeJS.Timeout;

  constructor(response: ServerResponse, { backlogBytes, streamLifeMs }: PhoneLimits) {
    this.response = response;
    this.backlogMaxBytes = backlogBytes;
    this.dying = setTimeout(() => this.response.end(), streamLifeMs);
    this.onClose(() => clearTimeout(this.dying));
  }

  /** Starts the response as a stream. `X-Accel-Buffering`: a proxy that buffers responses would hold every call back. */
  open(): void {
    this.response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    this.response.write(`retry: ${RECONNECT_DELAY_MAX_MS}\n\n`);
  }

  /** Sends one event. A phone that leaves too much unread is cut, and may come back. */
  send(name: Exclude<PhoneEventName, 'over'>, data: object): void {
    if (this.response.writableLength > this.backlogMaxBytes) return this.cut();
    this.response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** The visit is over. */
  end(): void {
    this.response.end('event: over\ndata: {}\n\n');
  }

  cut(): void {
    this.response.destroy();
  }

  /** There is no room for it: the caller answers the response. */
  release(): void {
    clearTimeout(this.dying);
  }

  onClose(closed: () => void): void {
    this.response.once('close', closed);
  }
}
