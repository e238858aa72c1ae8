import type { DayEndBoard } from '../../../server/contract/day-end.ts';

export type DayEndRecord = DayEndBoard['records'][number];
