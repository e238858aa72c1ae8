import type { Restoration } from '../../kernel/state/restoration.ts';
import type { EventOf } from '../../kernel/words/event.ts';
import type { RestorationEvent } from '../../kernel/words/restoration.ts';
import { date, exactly, natural, orNull, type Shape } from './checks.ts';

export const restoration = exactly<Restoration>({ at: natural, from: orNull(natural), date, ticketsOut: natural });

export const RESTORATION_SHAPES: { readonly [T in RestorationEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'branch-restored': {
    archiveMadeAt: orNull(natural),
    lostCount: orNull(natural),
    epoch: natural,
    date,
    ticketsOut: natural,
  },
};
