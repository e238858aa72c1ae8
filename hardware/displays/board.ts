/**
 * What a counter's board shows, the same as the counter's page on a screen: the number while calling, nothing during service.
 * `offline`: the server has not been heard, and only the counter's own label is certain.
 */
export type BoardFacts =
  | { readonly state: 'calling'; readonly label: string; readonly number: string }
  | { readonly state: 'serving' | 'idle' | 'offline'; readonly label: string }
  /** elsewhere: labels of counters to go to, at most ELSEWHERE_SHOWN. */
  | { readonly state: 'paused' | 'closed'; readonly label: string; readonly elsewhere: readonly string[] };

/** More would not fit on a small board, and nobody chooses among ten. */
export const ELSEWHERE_SHOWN = 3;

/** How to drive one board. Frames depend on the facts alone: the same facts give the same bytes. */
export interface BoardDriver {
  /** Sent when the port has opened, before the first frame; null: nothing. */
  readonly opening: readonly number[] | null;
  frame(facts: BoardFacts): readonly number[];
}
