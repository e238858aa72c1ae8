import type { FiguresAnswer } from '../../../server/contract/records.ts';
import { readList } from '../../parts/list/http.ts';
import { weekBefore } from './period.ts';

export interface FiguresRead {
  readonly answer: FiguresAnswer;
  /** Half hours a week earlier, for a single day; empty: none, or none to be had. */
  readonly before: FiguresAnswer['halfHours'];
}

/** null: they cannot be read now. Never rejects. */
export async function fetchFigures(from: string, to: string): Promise<FiguresRead | null> {
  const [now, before] = await Promise.all([
    readList<FiguresAnswer>(pathOf(from, to)),
    from === to ? readList<FiguresAnswer>(pathOf(weekBefore(from), weekBefore(from))) : null,
  ]);
  if (now.kind !== 'done') return null;
  return { answer: now.body, before: before?.kind === 'done' ? before.body.halfHours : [] };
}

function pathOf(from: string, to: string): string {
  return `/api/figures?${new URLSearchParams({ from, to }).toString()}`;
}
