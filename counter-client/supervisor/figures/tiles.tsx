import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import { durationWords, figureOf, type FiguresPanelProps, MINUTE_MS, percentWords } from './words.ts';

interface Props extends FiguresPanelProps {
  /** null: the period is over, and how it is now says nothing about it. */
  readonly now: { readonly view: SupervisorView; readonly at: number } | null;
}

/** Four figures beside what they should be. */
export function FiguresTiles(props: Props) {
  const { say, answer } = props;
  const onTime = figureOf(answer, 'ontime_rate');
  const late = (onTime?.denominator ?? 0) - (onTime?.numerator ?? 0);
  const { ordinary, premium } = answer.targetMs;
  return (
    <div class="tiles">
      <div class="tile" data-tile="on-time">
        <h3>{say('onTime', {})}</h3>
        <p class="tile-figure">{percentWords(onTime?.value ?? null)}</p>
        <p class="hint">{say('onTimeOf', { of: onTime?.denominator ?? 0, late })}</p>
        <p class="hint">{say('targets', { ordinary: ordinary / MINUTE_MS, premium: premium / MINUTE_MS })}</p>
      </div>
      <WaitTile {...props} />
      <GuidedTile {...props} />
      <CounterTile {...props} />
    </div>
  );
}

function GuidedTile({ say, answer }: Props) {
  const total = answer.referrals?.total ?? null;
  const steps = total === null ? [0, 0, 0] : [total.raised, total.acknowledged, total.outcomes['introduced'] ?? 0];
  const medianMs = total === null ? null : total.ackMs.medianMs;
  return (
    <div class="tile" data-tile="guided">
      <h3>{say('guided', {})}</h3>
      <p class="tile-figure">{steps.join(' · ')}</p>
      <p class="hint">{medianMs === null ? say('ackNone', {}) : say('ackMedian', { time: durationWords(say, medianMs) })}</p>
    </div>
  );
}

function WaitTile({ say, answer, now }: Props) {
  const { ordinary } = answer.targetMs;
  if (now === null) {
    const p90 = figureOf(answer, 'wait_p90')?.value ?? null;
    return (
      <div class="tile" data-tile="waits">
        <h3>{say('waitP90', {})}</h3>
        <p class="tile-figure">{durationWords(say, p90)}</p>
        <p class="hint">{durationWords(say, figureOf(answer, 'wait_max')?.value ?? null)}</p>
      </div>
    );
  }
  const { view, at } = now;
  const since = [view.ordinary.oldestSince, view.premium.oldestSince].filter((one) => one !== null);
  const longestMs = since.length === 0 ? null : at - Math.min(...since);
  const late = longestMs !== null && longestMs > ordinary;
  return (
    <div class="tile" data-tile="waits" data-late={late}>
      <h3>{say('waitingNow', {})}</h3>
      <p class="tile-figure">
        {longestMs === null
          ? say('waitingNone', {})
          : say('waitingFigure', { count: view.waiting, minutes: Math.floor(longestMs / MINUTE_MS) })}
      </p>
      <p class="hint">
        {view.queues
          .filter(({ waiting }) => waiting > 0)
          .map(({ prefix, waiting }) => `${prefix} ${waiting}`)
          .join(' · ')}
        {longestMs === null ? null : (
          <span class={`chip ${late ? 'chip-warn' : 'chip-ok'}`}>{say(late ? 'overTarget' : 'withinTarget', {})}</span>
        )}
      </p>
    </div>
  );
}

function CounterTile({ say, answer, now }: Props) {
  const coverage = figureOf(answer, 'lm_coverage')?.value ?? null;
  const covered = coverage === null ? say('coverageNone', {}) : say('coverage', { percent: percentWords(coverage) });
  if (now === null) {
    return (
      <div class="tile" data-tile="counters">
        <h3>{say('countersRate', {})}</h3>
        <p class="tile-figure">{percentWords(figureOf(answer, 'counter_open_rate')?.value ?? null)}</p>
        <p class="hint">{covered}</p>
      </div>
    );
  }
  const { open, paused, total } = now.view.counters;
  return (
    <div class="tile" data-tile="counters">
      <h3>{say('countersOpen', {})}</h3>
      <p class="tile-figure">
        {open} / {total}
      </p>
      <p class="hint">{[...(paused === 0 ? [] : [say('countersPaused', { count: paused })]), covered].join(' · ')}</p>
    </div>
  );
}
