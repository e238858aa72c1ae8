import type { Server, Socket } from 'socket.io';
import { type Audience, AUDIENCES } from '../contract/wire.ts';

/** How many of an audience are connected, and how many of those do not keep up. */
export interface ConnectionCount {
  readonly audience: Audience;
  readonly connected: number;
  readonly behind: number;
}

export function countConnections(server: Server): readonly ConnectionCount[] {
  return AUDIENCES.map((audience) => {
    const sockets = [...server.of(`/${audience}`).sockets.values()];
    return { audience, connected: sockets.length, behind: sockets.filter(isBehind).length };
  });
}

/** The operating system has not taken yet what was last sent: nobody reads at the other end, or not fast enough. */
function isBehind(socket: Socket): boolean {
  return !socket.conn.transport.writable || backlogOf(socket) > 0;
}

/** Packets that wait behind it. */
export function backlogOf(socket: Pick<Socket, 'conn'>): number {
  return (socket.conn as unknown as { writeBuffer: readonly unknown[] }).writeBuffer.length;
}
