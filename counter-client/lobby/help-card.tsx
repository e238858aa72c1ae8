import { useEffect, useRef } from 'preact/hooks';
import type { LobbyView } from '../../server/contract/lobby.ts';
import { stopwatchText } from '../../server/web/time.ts';
import { Button, Refusal } from './button.tsx';
import { dispatch } from './hall-desk.ts';
import type { HallDesk } from './hall-desk.ts';
import type { LobbyTextKey } from './texts-zh.ts';

export type Help = LobbyView['help'][number];

/** Ages at which a request grows more urgent (SCREENS 1.4). */
export const SOON_AFTER_MS = 30_000;
export const LATE_AFTER_MS = 60_000;

export type AgeLevel = 'new' | 'soon' | 'late';

export function ageLevel(ageMs: number): AgeLevel {
  if (ageMs >= LATE_AFTER_MS) return 'late';
  return ageMs >= SOON_AFTER_MS ? 'soon' : 'new';
}

const LEVEL_WORDS: Readonly<Record<AgeLevel, LobbyTextKey>> = { new: 'helpNew', soon: 'helpSoon', late: 'helpLate' };
const LEVEL_CHIP: Readonly<Record<AgeLevel, string>> = { new: 'chip-info', soon: 'chip-warn', late: 'chip-bad' };

/** Part of a card that must be on the screen before it counts as seen. */
const SEEN_PART = 0.6;

/** A request nobody goes to yet. */
export function HelpCard({ desk, help }: { readonly desk: HallDesk; readonly help: Help }) {
  const { texts } = desk;
  const ageMs = desk.moment.now.value - help.raisedAt;
  const level = ageLevel(ageMs);
  const card = useSeen(desk, help);
  const at = `acknowledge ${help.helpId}`;
  return (
    <article ref={card} class={`card card-${level}`} data-help={help.helpId} data-level={level}>
      <div class="card-top">
        <div>
          <h3>{texts.pick(help.sourceName)}</h3>
          <p>{texts.t(help.sourceKind === 'kiosk' ? 'helpKiosk' : 'helpCounter', {})}</p>
        </div>
        <span class="age">{stopwatchText(ageMs)}</span>
      </div>
      <div class="card-foot">
        <span class={`chip ${LEVEL_CHIP[level]}`}>{texts.t(LEVEL_WORDS[level], {})}</span>
        <Button
          desk={desk}
          at={at}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, at, { type: 'acknowledge-help', helpId: help.helpId })}
        >
          {texts.t('iGo', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={at} />
    </article>
  );
}

/** A request somebody is going to. */
export function HandledCard({ desk, help }: { readonly desk: HallDesk; readonly help: Help }) {
  const { texts } = desk;
  const at = `resolve ${help.helpId}`;
  return (
    <article class="card card-handled" data-help={help.helpId} data-level="handled">
      <div class="card-top">
        <div>
          <h3>{texts.pick(help.sourceName)}</h3>
          <p>
            {help.staffName === null ? texts.t('goingSomebody', {}) : texts.t('going', { name: help.staffName })} ·{' '}
            {stopwatchText(desk.moment.now.value - help.raisedAt)}
          </p>
        </div>
        <Button
          desk={desk}
          at={at}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, at, { type: 'resolve-help', helpId: help.helpId })}
        >
          {texts.t('resolved', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={at} />
    </article>
  );
}

/** Tells the server once that a request was really on a screen somebody can see: this page in front, this card in view. */
function useSeen(desk: HallDesk, help: Help) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = card.current;
    if (element === null || help.state !== 'raised') return undefined;
    let inView = false;
    let told = false;
    const tell = (): void => {
      if (told || !inView || document.visibilityState !== 'visible') return;
      told = true;
      void desk.connection.request({ type: 'see-help', helpId: help.helpId });
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        inView = entry?.isIntersecting === true;
        tell();
      },
      { threshold: SEEN_PART },
    );
    observer.observe(element);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [desk, help.helpId, help.state]);
  return card;
}
