import { SHOWN_ACTS } from '../../server/contract/people/trail.ts';
import { ACT_WORDS } from '../../server/contract/texts/trail-texts.ts';

export const ACT_CHOICES = SHOWN_ACTS.map((act) => ({ id: act, name: ACT_WORDS[act] }));
