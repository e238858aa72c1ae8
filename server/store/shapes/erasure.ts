import type { ErasureEvent } from '../../kernel/words/erasure.ts';
import type { EventOf } from '../../kernel/words/event.ts';
import { id, listOf, personRef, type Shape } from './checks.ts';

export const ERASURE_SHAPES: { readonly [T in ErasureEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'customer-erased': { erasureId: id, personRefs: listOf(personRef), attendeeIds: listOf(id), staffId: id },
};
