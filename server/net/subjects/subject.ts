import type { Audience } from '../../contract/wire.ts';

/** Whom a token speaks for. Only the token says so, never the page that carries it. */
export type Subject =
  | { readonly audience: 'kiosk'; readonly kioskId: string }
  | { readonly audience: 'wall'; readonly wallId: string }
  | { readonly audience: 'counter-display'; readonly counterId: string }
  | { readonly audience: 'rating'; readonly counterId: string }
  | { readonly audience: 'teller'; readonly staffId: string }
  | { readonly audience: 'lobby'; readonly staffId: string }
  /** A relationship manager, or an assistant. */
  | { readonly audience: 'manager'; readonly staffId: string }
  /** The operations supervisor, or the head of the centre. */
  | { readonly audience: 'supervisor'; readonly staffId: string }
  | {
      readonly audience: 'device';
      readonly agentId: string;
      readonly printerIds: readonly string[];
      readonly counterIds: readonly string[];
    }
  /** Who keeps people and devices; his pages ask over HTTP only. */
  | { readonly audience: 'administrator'; readonly staffId: string }
  /** The command line on the branch's own machine; it has no screen. */
  | { readonly audience: 'operator' };

/** A subject that has a view, or is a device. */
export type ScreenSubject = Exclude<Subject, { readonly audience: 'operator' | 'administrator' }>;

/** A device at which staff sign in. It speaks for nobody: a person does, who has signed in at it. */
export interface Workstation {
  readonly audience: 'workstation';
  readonly workstationId: string;
}

export type SubjectOf<A extends Subject['audience']> = Extract<Subject, { readonly audience: A }>;

export function hasScreen(subject: Subject, audience: Audience): subject is ScreenSubject {
  return subject.audience === audience;
}
