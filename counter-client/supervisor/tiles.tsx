import type { SupervisorView } from '../../server/contract/supervisor.ts';
import { runningTime } from '../parts/running-time.ts';
import type { SupervisorScreen } from './supervisor-screen.ts';
import type { PageProps } from './page-props.ts';
import type { SupervisorTextKey } from './texts-zh.ts';

const MINUTE_MS = 60_000;

/** Four figures, each beside what it should be. */
export function Tiles({ screen, view }: PageProps) {
  const { texts } = screen;
  const { open, paused, total } = view.counters;
  return (
    <section class="tiles" aria-label={texts.t('now', {})}>
      <div class="tile" data-tile="waiting">
        <h2>{texts.t('waitingNow', {})}</h2>
        <p class="tile-figure">{texts.t('people', { count: view.waiting })}</p>
        <p class="hint">{texts.t('takenToday', { count: view.taken })}</p>
      </div>
      <WaitTile screen={screen} at="ordinary" words="ordinaryLongest" facts={view.ordinary} />
      <WaitTile screen={screen} at="premium" words="premiumLongest" facts={view.premium} />
      <div class="tile" data-tile="counters">
        <h2>{texts.t('countersOpen', {})}</h2>
        <p class="tile-figure">{texts.t('countersOf', { open, total })}</p>
        <p class="hint">
          {[
            ...(paused === 0 ? [] : [texts.t('countersPaused', { count: paused })]),
            ...(view.atCap === 0 ? [] : [texts.t('atCap', { count: view.atCap })]),
          ].join(' · ')}
        </p>
      </div>
    </section>
  );
}

interface WaitTileProps {
  readonly screen: SupervisorScreen;
  readonly at: string;
  readonly words: SupervisorTextKey;
  readonly facts: SupervisorView['ordinary'];
}

function WaitTile({ screen, at, words, facts: { oldestSince, targetMs } }: WaitTileProps) {
  const { texts, moment } = screen;
  const waitMs = oldestSince === null ? null : moment.now.value - oldestSince;
  const late = waitMs !== null && waitMs > targetMs;
  return (
    <div class="tile" data-tile={at} data-late={late}>
      <h2>{texts.t(words, {})}</h2>
      <p class="tile-figure">{waitMs === null ? '—' : runningTime(waitMs)}</p>
      <p class="hint">
        {texts.t('target', { minutes: targetMs / MINUTE_MS })}{' '}
        {waitMs === null ? (
          texts.t('noneWaiting', {})
        ) : (
          <span class={`chip ${late ? 'chip-warn' : 'chip-ok'}`}>{texts.t(late ? 'overTarget' : 'withinTarget', {})}</span>
        )}
      </p>
    </div>
  );
}
