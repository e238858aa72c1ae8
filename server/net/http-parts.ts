import type { Edge } from './edge.ts';
import type { Gate } from './limits.ts';
import { type AllowedOrigins } from './origins.ts';
import type { Publisher } from './publisher.ts';
import type { Devices } from './subjects/devices.ts';

export interface HttpParts {
  readonly edge: Edge;
  readonly gate: Gate;
  readonly devices: Devices;
  readonly publisher: () => Publisher;
  /** Disconnects every screen whose token was revoked. */
  readonly cutRevoked: () => void;
  readonly allowed: () => AllowedOrigins;
  /** Folder of the built screens. */
  readonly webDir: string;
  /** Folder of the branch's own voice packs, one subfolder for each. */
  readonly voiceDir: string;
  /** The start page; it has sign-in links only for a browser on this machine. */
  readonly startPage: (atThisMachine: boolean) => string;
}
