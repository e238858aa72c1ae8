import { secondsLeft } from '../../server/web/time.ts';
import type { TellerView } from '../../server/contract/teller.ts';
import { Refusal } from '../parts/frame/refusal.tsx';
import type { Saying } from './saying.ts';
import type { TellerCounter } from './counter.ts';
import { say } from './saying.ts';
import { REFERRAL_UNDO_MS, undoableIdentification, undoableReferral } from './referral/state.ts';
import { currentOffer, press } from './station.ts';
import type { Station } from './station.ts';
import type { TellerTextKey } from './texts-zh.ts';
import { capFor, words } from './words.ts';

const UNDO_WORDS: Readonly<Record<NonNullable<TellerCounter['undo']>['kind'], TellerTextKey>> = {
  call: 'lastCall',
  finish: 'lastFinish',
  'no-show': 'lastNoShow',
  transfer: 'lastTransfer',
  park: 'lastPark',
  return: 'lastReturn',
  direct: 'lastDirect',
};

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

/** The last action, and how long it can still be undone. */
export function Footer({ station, view, counter }: Props) {
  const { texts } = station;
  const offer = currentOffer(station, 'undo');
  const last = lastOf(station, view, counter);
  return (
    <footer class="teller-footer">
      <p class="last-act" role="status">
        {words(texts, last.words)}
      </p>
      <Refusal screen={station} at="undo" />
      {last.until === null || offer.kind === 'none' ? null : (
        <button
          type="button"
          class={`undo ${station.sender.phases.value.has('undo') ? 'key-pressed' : ''}`}
          data-action="undo"
          onClick={() => press(station, 'undo')}
        >
          {texts.t('undoIn', { seconds: secondsLeft(last.until - station.moment.now.value) })}
          <kbd aria-hidden="true">{capFor(station, 'undo')}</kbd>
        </button>
      )}
    </footer>
  );
}

interface Last {
  readonly words: Saying;
  /** Until when it can be undone, epoch ms; null: it cannot. */
  readonly until: number | null;
}

/** What can be undone is shown first, by the name of exactly what the key would undo. */
function lastOf(station: Station, view: TellerView, counter: TellerCounter): Last {
  const { undo } = counter;
  const now = station.moment.now.value;
  const referral = undoableReferral(view, counter, now);
  if (referral !== null) {
    return { words: say('lastReferred', { number: referral.number ?? '' }), until: referral.raisedAt + REFERRAL_UNDO_MS };
  }
  const identified = undoableIdentification(view, counter, now);
  if (identified !== null) return { words: say('lastIdentified', { number: identified.number }), until: identified.until };
  if (undo !== null && now < undo.until) return { words: say(UNDO_WORDS[undo.kind], { number: undo.number }), until: undo.until };
  return { words: station.lastAct.value ?? say('lastNone', {}), until: null };
}
