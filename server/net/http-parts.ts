import type { Devices } from './subjects/devices.ts';
import type { Edge } from './edge.ts';
import type { Gate } from './limits.ts';
import { type AllowedOrigins } from './origins.ts';
import type { Publisher } from './publisher.ts';

export interface HttpParts {
  readonly edge: Edge;
  readonly gate: Gate;
  readonly devices: Devices;
  readonly publisher: () => Publisher;
  /** Hangs up on whoever's token was revoked. */
  readonly cutRevoked: () => void;
  readonly allowed: () => AllowedOrigins;
  /** Where the built screens lie. */
  readonly webDir: string;
  /** Where the branch's own voice packs lie, a folder each. */
  readonly voiceDir: string;
  /** The start page; sign-in links only for somebody at this very machine. */
  readonly startPage: (atThisMachine: boolean) => string;
}
