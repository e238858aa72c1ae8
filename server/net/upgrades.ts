import type { IncomingMessage } from 'node:http';
import type { Edge } from './edge.ts';
import type { Gate } from './limits.ts';
import { type AllowedOrigins, isAllowed } from './origins.ts';
import type { StaffSessions } from './people/staff-sessions.ts';
import { oneByOne } from './one-by-one.ts';
import { beforeRefusal } from './slow-refusals.ts';
import { cookieBearerOf } from './subjects/signed-in.ts';

interface UpgradeParts {
  readonly edge: Edge;
  readonly gate: Gate;
  readonly sessions: StaffSessions;
  readonly allowed: () => AllowedOrigins;
}

/** Time between two new sockets: what a crowd may open in a second it opens at once, and everybody else would wait for all of it. */
const OPENS_EVERY_MS = 2;

/** Whether a request becomes a socket, as Engine.IO asks it. */
export function mayUpgrade({ edge, gate, sessions, allowed }: UpgradeParts) {
  const turn = oneByOne(OPENS_EVERY_MS);
  return (request: IncomingMessage, decide: (refusal: string | null, may: boolean) => void): void => {
    const { origin, host } = request.headers;
    if (!isAllowed(request.headers, allowed())) {
      edge.log.warn({ origin, host }, 'foreign origin refused');
      return decide('foreign origin', false);
    }
    // While it waits nobody else listens, and a caller that hangs up would end the process.
    request.socket.on('error', () => undefined);
    // A workstation is known by its cookie, and does not share the budget of its address with whoever else is there.
    const caller = cookieBearerOf({ edge, sessions }, request) ?? request.socket.remoteAddress ?? '';
    void mayOpen(gate, caller).then(async (may) => {
      if (may) await turn();
      decide(may ? null : 'too many sockets', may);
    });
  };
}

/** Others of its address may have the turn of a caller that did not wait. */
async function mayOpen({ mayOpenSocket }: Gate, caller: string): Promise<boolean> {
  if (await mayOpenSocket(caller)) return true;
  await beforeRefusal();
  return mayOpenSocket(caller);
}
