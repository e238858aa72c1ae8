import type { ComponentChildren } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import { angryIcon, frownIcon, Icon, laughIcon, mehIcon, smileIcon } from '../../server/web/icons.ts';
import type { LocalText } from '../../server/web/i18n.ts';
import type { TouchGuard } from '../../server/web/touch.ts';
import { BothLanguages } from '../bilingual.tsx';
import type { RatingSession, Score } from './rating-session.ts';
import { texts } from './texts.ts';
import type { RatingTextKey } from './texts.ts';

/** All alike in size and colour: a screen that asks must not suggest the answer. */
const CHOICES = [
  { score: 5, text: 'score5', icon: laughIcon },
  { score: 4, text: 'score4', icon: smileIcon },
  { score: 3, text: 'score3', icon: mehIcon },
  { score: 2, text: 'score2', icon: frownIcon },
  { score: 1, text: 'score1', icon: angryIcon },
] as const satisfies readonly { readonly score: Score; readonly text: RatingTextKey; readonly icon: string }[];

interface Props {
  readonly session: RatingSession;
  readonly guard: TouchGuard;
  /** What the server says when it refuses this screen; null: it does not. */
  readonly refusal: ReadonlySignal<LocalText | null>;
}

/** A counter's second screen: asks once after each service, thanks, and otherwise says where it stands. */
export function RatingScreen({ session, guard, refusal }: Props) {
  const page = session.page.value;
  switch (page.kind) {
    case 'connecting':
      return (
        <Quiet>
          <BothLanguages tag="h1" text={refusal.value ?? both('connecting', '')} className="adds" />
        </Quiet>
      );
    case 'idle':
      return (
        <Quiet>
          <BothLanguages tag="p" text={page.branchName} className="branch" />
          <Words tag="h1" text="welcome" label="" className="says" />
          <Words tag="p" text={page.isAvailable ? 'later' : 'unavailable'} label="" className="adds" />
          <Words tag="p" text="counter" label={page.label} className="place" />
        </Quiet>
      );
    case 'ask':
      return <Ask session={session} guard={guard} label={page.label} visitId={page.visitId} chosen={null} />;
    case 'sending':
      return <Ask session={session} guard={guard} label={page.label} visitId={null} chosen={page.score} />;
    case 'thanks':
      return <Said text="thanks" adds="goodbye" />;
    case 'word':
      return <Said text={page.word} adds="thanksAnyway" />;
    default:
      return page satisfies never;
  }
}

interface AskProps extends Pick<Props, 'session' | 'guard'> {
  readonly label: string;
  /** null: one is chosen and on its way. */
  readonly visitId: string | null;
  readonly chosen: Score | null;
}

function Ask({ session, guard, label, visitId, chosen }: AskProps) {
  return (
    <main class="rating asks">
      <Words tag="p" text="counter" label={label} className="place" />
      <Words tag="h1" text="ask" label="" className="question" />
      <div class="choices" role="group" aria-label={`${texts.tIn('zh-CN', 'ask', {})} ${texts.tIn('en', 'ask', {})}`}>
        {CHOICES.map(({ score, text, icon }) => (
          <button
            key={score}
            type="button"
            class={chosen === score ? 'choice chosen' : 'choice'}
            aria-pressed={chosen === score}
            disabled={chosen !== null && chosen !== score}
            {...guard.tap(() => {
              if (visitId !== null) session.rate(visitId, score);
            })}
          >
            <span class="face">
              <Icon drawing={icon} size="calc(13 * var(--r))" />
            </span>
            <Words tag="span" text={text} label="" className="name" />
          </button>
        ))}
      </div>
      <div role="status">
        <Words tag="p" text={chosen === null ? 'private' : 'sending'} label="" className="note" />
      </div>
    </main>
  );
}

function Said({ text, adds }: { readonly text: 'thanks' | 'once' | 'over' | 'failed'; readonly adds: RatingTextKey }) {
  return (
    <Quiet>
      <Words tag="h1" text={text} label="" className="says" />
      <Words tag="p" text={adds} label="" className="adds" />
    </Quiet>
  );
}

function Quiet({ children }: { readonly children: ComponentChildren }) {
  return (
    <main class="rating quiet" aria-live="polite">
      {children}
    </main>
  );
}

interface WordsProps {
  readonly tag: 'h1' | 'p' | 'span';
  readonly text: RatingTextKey;
  readonly label: string;
  readonly className: string;
}

function Words({ tag, text, label, className }: WordsProps) {
  return <BothLanguages tag={tag} text={both(text, label)} className={className} />;
}

function both(text: RatingTextKey, label: string): LocalText {
  return { 'zh-CN': texts.tIn('zh-CN', text, { label }), en: texts.tIn('en', text, { label }) };
}
