import { durationWords } from '../../parts/frame/durations.ts';
import type { PageProps } from '../page-props.ts';
import { freeManagers } from '../referral/words.ts';

/** The few figures that call for action. */
export function KeyFigures({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const { waiting, oldestSince } = view.totals;
  return (
    <p class="figures">
      <span data-figure="waiting">
        <b>{waiting}</b> {texts.t('waitingNow', {})}
      </span>
      {oldestSince === null ? null : (
        <span data-figure="longest">
          {texts.t('longest', {})} <b>{durationWords(texts, moment.now.value - oldestSince)}</b>
        </span>
      )}
      {view.managers.length === 0 ? null : (
        <span data-figure="managers">
          {texts.t('freeManagers', {})}{' '}
          <b>
            {freeManagers(view).length}/{view.managers.length}
          </b>
        </span>
      )}
      <span data-figure="referrals">
        {texts.t('openReferrals', {})} <b>{view.referrals.length}</b>
      </span>
    </p>
  );
}
