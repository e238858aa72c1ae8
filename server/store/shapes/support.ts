import { SERVICES_OF_COUNTER_MAX } from '../../kernel/configuration/configuration.ts';
import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { HELP_UNANSWERED_CAUSES } from '../../kernel/state/help-request.ts';
import { type Load, SUPPORT_ENDS, SUPPORT_KINDS } from '../../kernel/state/support.ts';
import type { SupportEvent } from '../../kernel/words/support.ts';
import { type Check, exactly, id, natural, oneOf, orNull, type Shape, whole } from './checks.ts';

const helpId = { helpId: id };
const supportId = { supportId: id };
const staff = { staffId: id };
const kind = oneOf(SUPPORT_KINDS);
const end = oneOf(SUPPORT_ENDS);
const load = exactly<Load>({ waiting: natural, open: natural });
const serviceIds: Check<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.length <= SERVICES_OF_COUNTER_MAX && value.every(id);

export const SUPPORT_SHAPES: { readonly [T in SupportEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'help-pressed-again': { ...helpId, pressesAgain: whole },
  'help-unanswered': { ...helpId, cause: oneOf(HELP_UNANSWERED_CAUSES) },
  'help-expired': helpId,
  'support-raised': { ...supportId, kind, staffId: orNull(id), load, waitMs: orNull(natural) },
  'support-seen': { ...supportId, ...staff },
  'support-acknowledged': { ...supportId, ...staff, afterMs: natural },
  'support-resolved': { ...supportId, staffId: orNull(id), end },
  'counter-services-set': { counterId: id, serviceIds, ...staff },
};

export function isSupportEvent(event: BranchEvent): event is SupportEvent {
  return Object.hasOwn(SUPPORT_SHAPES, event.type);
}
