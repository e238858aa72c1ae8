import { wordsOf } from '../list/props.ts';

const zh = {
  open: '选日期',
  earlier: '上个月',
  later: '下个月',
  wrong: '请按 2026-11-23 的格式填写',
  outside: '该日期不可选',
} as const;

const en = {
  open: 'Choose a date',
  earlier: 'Month before',
  later: 'Month after',
  wrong: 'Write it as 2026-11-23',
  outside: 'This date cannot be chosen',
} as const;

export const dateWords = wordsOf(zh, en);
