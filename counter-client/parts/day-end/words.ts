import { dayEndEn } from './en.ts';
import { dayEndZh } from './zh.ts';
import { wordsOf } from '../list/props.ts';

export const dayEndWords = wordsOf(dayEndZh, dayEndEn);
export type DayEndSay = ReturnType<typeof dayEndWords>;
