import type { TellerView } from '../../server/contract/teller.ts';
import type { TellerTextKey } from './texts-zh.ts';

export const STATE_WORDS: Readonly<Record<TellerView['counters'][number]['state'], TellerTextKey>> = {
  closed: 'stateClosed',
  idle: 'stateIdle',
  calling: 'stateCalling',
  serving: 'stateServing',
  paused: 'statePaused',
};
