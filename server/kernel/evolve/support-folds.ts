import type { Fold } from '../evolve.ts';
import type { SupportEvent } from '../support-event.ts';
import { acknowledgeSupport, raiseSupport, resolveSupport, seeSupport, setCounterServices } from '../support/fold-support.ts';

export const SUPPORT_FOLDS: { readonly [T in SupportEvent['type']]: Fold<T> } = {
  'support-raised': raiseSupport,
  'support-seen': seeSupport,
  'support-acknowledged': acknowledgeSupport,
  'support-resolved': resolveSupport,
  'counter-services-set': setCounterServices,
};
