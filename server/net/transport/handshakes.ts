import type { Server, Socket } from 'node:net';
import type { Gate } from '../limits.ts';

/**
 * A connection is cut before its handshake is worked on when its address begins too many: requests and sign-ins are counted only
 * after it, and a signature costs more than they do.
 */
export function limitHandshakes(server: Server, { mayShakeHands }: Pick<Gate, 'mayShakeHands'>): void {
  server.on('connection', (socket: Socket) => {
    void mayShakeHands(socket.remoteAddress ?? '').then((may) => {
      if (!may) socket.destroy();
    });
  });
}
