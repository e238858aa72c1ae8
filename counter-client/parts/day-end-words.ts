import { dayEndEn } from './day-end-en.ts';
import { dayEndZh } from './day-end-zh.ts';
import { wordsOf } from './list-props.ts';

export const dayEndWords = wordsOf(dayEndZh, dayEndEn);
export type DayEndSay = ReturnType<typeof dayEndWords>;
