import { wordsOf } from '../../parts/list/props.ts';
import { importEn } from './import-en.ts';
import { importZh } from './import-zh.ts';

export const importWords = wordsOf(importZh, importEn);
export type ImportSay = ReturnType<typeof importWords>;
