import type { z } from 'zod';
import { counterDisplayView as counterDisplaySchema } from '../contract/counter-display.ts';
import { deviceView as deviceSchema } from '../contract/device.ts';
import { kioskView as kioskSchema, type ReaderCard } from '../contract/kiosk.ts';
import { lobbyView as lobbySchema } from '../contract/lobby.ts';
import { managerView as managerSchema } from '../contract/manager.ts';
import { ratingView as ratingSchema } from '../contract/rating.ts';
import { supervisorView as supervisorSchema } from '../contract/supervisor.ts';
import { tellerView as tellerSchema } from '../contract/teller.ts';
import { wallView as wallSchema } from '../contract/wall.ts';
import { type Audience, PUBLIC_AUDIENCES } from '../contract/wire.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { counterDisplayView } from '../views/counter-display.ts';
import { deviceView } from '../views/device.ts';
import { kioskView } from '../views/kiosk.ts';
import { lobbyView } from '../views/lobby.ts';
import { ratingView } from '../views/rating.ts';
import type { PersonOf } from '../views/person-of.ts';
import { managerView } from '../views/manager.ts';
import { supervisorView } from '../views/supervisor.ts';
import { tellerView } from '../views/teller.ts';
import { wallView } from '../views/wall.ts';
import type { Moment } from '../views/moment.ts';
import type { ScreenSubject } from './subjects/subject.ts';

export const VIEW_SCHEMAS = {
  kiosk: kioskSchema,
  wall: wallSchema,
  'counter-display': counterDisplaySchema,
  rating: ratingSchema,
  teller: tellerSchema,
  lobby: lobbySchema,
  manager: managerSchema,
  supervisor: supervisorSchema,
  device: deviceSchema,
} as const satisfies Record<Audience, z.ZodType>;

/** What some screens show beside the branch. */
export interface Beside {
  readonly personOf: PersonOf;
  readonly readerCard: (kioskId: string) => ReaderCard;
}

/** The one place where a screen's view is made. Public views get the hall and nothing that staff know. */
export function viewOf(subject: ScreenSubject, branch: Branch, moment: Moment, beside: Beside): unknown {
  switch (subject.audience) {
    case 'kiosk':
      return kioskView(branch.hall, subject.kioskId, moment, beside.readerCard(subject.kioskId));
    case 'wall':
      return wallView(branch.hall, subject.wallId, moment);
    case 'counter-display':
      return counterDisplayView(branch.hall, subject.counterId);
    case 'rating':
      return ratingView(branch.hall, subject.counterId, moment);
    case 'teller':
      return tellerView(branch, subject.staffId, moment.now, beside);
    case 'lobby':
      return lobbyView(branch, subject.staffId, moment, beside);
    case 'manager':
      return managerView(branch, subject.staffId, moment, beside);
    case 'supervisor':
      return supervisorView(branch, subject.staffId, moment, beside);
    case 'device':
      return deviceView(branch.hall, subject, moment);
    default:
      return subject satisfies never;
  }
}

/**
 * The last border before the hall: what a public screen is sent has exactly the contract's keys.
 * @throws Error when a view says more, or anything else, than its schema allows: a bug, and nothing is sent
 */
export function assertPublicView(audience: Audience, view: unknown): void {
  if (!PUBLIC_AUDIENCES.includes(audience)) return;
  const parsed = VIEW_SCHEMAS[audience].safeParse(view);
  if (!parsed.success) throw new Error(`the ${audience} view would say what it must not: ${parsed.error.message}`);
}
