import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a remote directory does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A bank's look-up on loopback that behaves as it is told, and counts who asked. */
export interface RemoteAtWork {
  readonly url: string;
  behaviour: Behaviour;
  asked: number;
  stop(): Promise<void>;
}

export const says =
  (body: string): Behaviour =>
  (_, response) =>
    void response.setHeader('content-type', 'application/json').end(body);
export const saysTier = (tier: string): Behaviour => says(JSON.stringify({ tier }));

export async function remoteAtWork(behaviour: Behaviour): Promise<RemoteAtWork> {
  const server: Server = createServer((request, response) => {
    remote.asked += 1;
    request.resume();
    remote.behaviour(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const remote = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tier`,
    behaviour,
    asked: 0,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return remote;
}

/** A number with the check digit of ISO/IEC 7812-1, of documentation ranges alone. */
export function cardNumber(bin: string, length: number): string {
  const body = bin.padEnd(length - 1, '0');
  for (let digit = 0; digit < 10; digit += 1) if (sumOf(`${body}${digit}`) % 10 === 0) return `${body}${digit}`;
  throw new Error('one of ten digits always fits');
}

function sumOf(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0);
}
