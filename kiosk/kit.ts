import type { TouchGuard } from '../server/web/touch.ts';
import type { KnownServices } from './last-view.ts';
import type { Session } from './session.ts';
import type { KioskTexts } from './texts.ts';

/** What every part of the page is given. */
export interface Kit {
  readonly session: Session;
  readonly texts: KioskTexts;
  readonly guard: TouchGuard;
  /** Services of the last time, for a start without a server. */
  readonly known: KnownServices | null;
}
