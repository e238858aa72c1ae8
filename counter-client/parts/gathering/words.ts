import { gatheringEn } from './en.ts';
import { gatheringZh } from './zh.ts';
import { wordsOf } from '../list/props.ts';

export const gatheringWords = wordsOf(gatheringZh, gatheringEn);
export type GatheringSay = ReturnType<typeof gatheringWords>;
