import type { Server, Socket } from 'node:net';

interface ConnectionLimits {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** The bank's own proxies, which speak for many. */
  readonly exempt: readonly string[];
}

/** One address cannot hold all connections; a named proxy may. */
export function limitConnections(server: Server, { connections, connectionsPerAddress, exempt }: ConnectionLimits): void {
  const open = new Map<string, number>();
  server.maxConnections = connections;
  server.on('connection', (socket: Socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    if (exempt.includes(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > connectionsPerAddress) socket.destroy();
  });
}
