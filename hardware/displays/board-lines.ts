import { fitted } from '../bus/byte-template.ts';
import type { BoardFacts } from './board.ts';

const BOARD_COLUMNS = 20;
export const BOARD_TEXTS = ['chinese', 'english'] as const;
/** Chinese needs a board with a GB font; a hanzi takes two of the twenty columns. */
export type BoardText = (typeof BOARD_TEXTS)[number];

/** Both lines of a 20 × 2 board, filled to its width. */
export function boardLines(facts: BoardFacts, text: BoardText): readonly [readonly number[], readonly number[]] {
  const [upper, lower] = text === 'chinese' ? chinese(facts) : english(facts);
  const encoding = text === 'chinese' ? 'gb18030' : 'ascii';
  return [fitted(upper, BOARD_COLUMNS, encoding), fitted(lower, BOARD_COLUMNS, encoding)];
}

function chinese(facts: BoardFacts): readonly [string, string] {
  const counter = `${facts.label} 号窗口`;
  switch (facts.state) {
    case 'calling':
      return [counter, `${facts.number} 请办理`];
    case 'serving':
      return [counter, '正在办理'];
    case 'idle':
      return [counter, '请留意叫号'];
    case 'offline':
      return [counter, ''];
    case 'paused':
      return [`${counter} 暂停服务`, goElsewhere(facts.elsewhere, '请到', '、', '号窗口')];
    case 'closed':
      return [`${counter} 暂未开放`, goElsewhere(facts.elsewhere, '请到', '、', '号窗口')];
    default:
      return facts satisfies never;
  }
}

function english(facts: BoardFacts): readonly [string, string] {
  const counter = `Counter ${facts.label}`;
  switch (facts.state) {
    case 'calling':
      return [counter, `${facts.number}  Please come`];
    case 'serving':
      return [counter, 'In service'];
    case 'idle':
      return [counter, 'Wait for your number'];
    case 'offline':
      return [counter, ''];
    case 'paused':
      return [`${counter} paused`, goElsewhere(facts.elsewhere, 'Go to ', ', ', '')];
    case 'closed':
      return [`${counter} not open`, goElsewhere(facts.elsewhere, 'Go to ', ', ', '')];
    default:
      return facts satisfies never;
  }
}

function goElsewhere(labels: readonly string[], before: string, between: string, after: string): string {
  return labels.length === 0 ? '' : `${before}${labels.join(between)}${after}`;
}
