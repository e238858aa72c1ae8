import { wordsOf } from '../../parts/list/props.ts';
import { prospectEn } from './en.ts';
import { prospectZh } from './zh.ts';

export const prospectWords = wordsOf(prospectZh, prospectEn);
export type ProspectSay = ReturnType<typeof prospectWords>;
