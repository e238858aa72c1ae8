import { secondsLeft } from '../../server/web/time.ts';
import { Refusal } from './action-button.tsx';
import type { Saying, TellerCounter } from './offer.ts';
import { say } from './offer.ts';
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

/** The last thing done, and how long it can still be taken back. */
export function Footer({ station, counter }: { readonly station: Station; readonly counter: TellerCounter }) {
  const { texts } = station;
  const offer = currentOffer(station, 'undo');
  const { undo } = counter;
  const seconds = undo === null ? 0 : secondsLeft(undo.until - station.moment.now.value);
  return (
    <footer class="teller-footer">
      <p class="last-act" role="status">
        {words(texts, lastWords(station, counter))}
      </p>
      <Refusal station={station} at="undo" />
      {undo === null || offer.kind === 'none' ? null : (
        <button
          type="button"
          class={`undo ${station.sender.phases.value.has('undo') ? 'key-pressed' : ''}`}
          data-action="undo"
          onClick={() => press(station, 'undo')}
        >
          {texts.t('undoIn', { seconds })}
          <kbd aria-hidden="true">{capFor(station, 'undo')}</kbd>
        </button>
      )}
    </footer>
  );
}

/** What can be taken back speaks first; it names exactly what the key would undo. */
function lastWords(station: Station, counter: TellerCounter): Saying {
  const { undo } = counter;
  if (undo !== null && station.moment.now.value < undo.until) return say(UNDO_WORDS[undo.kind], { number: undo.number });
  return station.lastAct.value ?? say('lastNone', {});
}
