import type { Edge } from './edge.ts';
import type { Gate } from './limits.ts';
import type { ProviderSignIn } from './people/provider-sign-in.ts';
import type { SignIn } from './people/sign-in.ts';
import type { Sightings } from './people/sightings.ts';
import type { StaffSessions } from './people/staff-sessions.ts';
import type { TrailNotes } from './people/trail-notes.ts';
import { type AllowedOrigins } from './origins.ts';
import type { Publisher } from './publisher.ts';
import type { Devices } from './subjects/devices.ts';
import type { Transport } from './transport/transport.ts';

export interface HttpParts {
  readonly edge: Edge;
  readonly gate: Gate;
  readonly devices: Devices;
  readonly sessions: StaffSessions;
  readonly signIn: SignIn;
  readonly provider: ProviderSignIn;
  readonly sightings: Sightings;
  readonly notes: TrailNotes;
  readonly publisher: () => Publisher;
  /** Disconnects every screen whose token was revoked, or whose person is signed out. */
  readonly cutRevoked: () => void;
  readonly allowed: () => AllowedOrigins;
  /** Folder of the built screens. */
  readonly webDir: string;
  /** Folder of the branch's own voice packs, one subfolder for each. */
  readonly voiceDir: string;
  readonly startPage: StartPage;
  readonly demo: DemoParts;
  /** null: plain HTTP. */
  readonly transport: Transport | null;
}

/** @param withLinks sign-in links of the demo, for whoever has the code of this start */
export type StartPage = (atThisMachine: boolean, withLinks: boolean) => string;

export interface DemoParts {
  /** Every screen says so. */
  readonly isOn: boolean;
  /** The code in the address that this start printed; null: links are given to nobody. */
  readonly linkCode: string | null;
}
