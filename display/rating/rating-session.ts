import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { RatingCommand, RatingView } from '../../server/contract/rating.ts';
import type { LocalText } from '../../server/web/i18n.ts';
import type { Connection } from '../../server/web/connect.ts';

/** Time for which the screen shows the words after a press that came to nothing. */
export const WORD_MS = 4_000;

export type Score = 1 | 2 | 3 | 4 | 5;

/** What the screen is at. */
type RatingPage =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'idle'; readonly label: string; readonly branchName: LocalText; readonly isAvailable: boolean }
  | { readonly kind: 'ask'; readonly label: string; readonly visitId: string }
  | { readonly kind: 'sending'; readonly label: string; readonly score: Score }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'word'; readonly word: 'once' | 'over' | 'failed' };

export interface RatingSession {
  readonly page: ReadonlySignal<RatingPage>;
  rate(visitId: string, score: Score): void;
}

/** What was pressed, and what came of it. */
interface Given {
  readonly visitId: string;
  readonly score: Score;
  readonly came: 'pending' | 'stored' | 'once' | 'over' | 'failed';
}

/** The rating screen's state: the server's view, and one press that may be on its way. Nothing is thanked for before it is stored. */
export function openRatingSession(connection: Connection<RatingView, RatingCommand>): RatingSession {
  const given = signal<Given | null>(null);
  const page = computed(() => pageOf(connection, given.value));
  effect(() => {
    /* A new build waits while somebody is at the screen. */
    connection.keepPage.value = page.value.kind === 'ask' || page.value.kind === 'sending';
  });
  return {
    page,
    rate: (visitId, score) => {
      if (given.peek() !== null || page.peek().kind !== 'ask') return;
      given.value = { visitId, score, came: 'pending' };
      const counterId = connection.view.peek()?.counterId ?? '';
      void connection.request({ type: 'rate-visit', counterId, visitId, score }).then((answer) => {
        given.value = { visitId, score, came: answer.ok ? 'stored' : cameOf(answer.refusal) };
        setTimeout(() => {
          given.value = null;
        }, WORD_MS);
      });
    },
  };
}

function cameOf(refusal: string): Given['came'] {
  if (refusal === 'already-rated') return 'once';
  return refusal === 'nothing-to-rate' || refusal === 'day-not-open' ? 'over' : 'failed';
}

function pageOf(connection: Connection<RatingView, RatingCommand>, given: Given | null): RatingPage {
  const view = connection.view.value;
  if (view === null) return { kind: 'connecting' };
  const { branchName, label } = view;
  if (given?.came === 'pending') return { kind: 'sending', label, score: given.score };
  if (given?.came === 'stored') return { kind: 'thanks' };
  if (given !== null) return { kind: 'word', word: given.came };
  if (connection.freshness.value !== 'live') return { kind: 'idle', label, branchName, isAvailable: false };
  if (view.state === 'thanked') return { kind: 'thanks' };
  /* Followed every tick: the time to rate ends also while no message comes. */
  const isOver = connection.silentMs.value >= 0 && view.until !== null && connection.serverNow() > view.until;
  if (view.state === 'open' && view.visitId !== null && !isOver) return { kind: 'ask', label, visitId: view.visitId };
  return { kind: 'idle', label, branchName, isAvailable: true };
}
