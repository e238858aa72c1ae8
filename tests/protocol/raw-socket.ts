import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { BranchAtWork } from './branch-at-work.ts';

/** A WebSocket that speaks whatever it likes. */
export async function rawSocket({ url }: BranchAtWork): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return socket;
}

export async function signsIn(socket: WebSocket, token: string): Promise<void> {
  const signedIn = new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => void (data.toString('utf8').startsWith('40/wall') && resolve())),
  );
  socket.send(`40/wall,${JSON.stringify({ token })}`);
  await signedIn;
}
