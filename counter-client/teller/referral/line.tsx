import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { TellerView } from '../../../server/contract/teller.ts';
import { clockTime } from '../../parts/running-time.ts';
import { salutationText } from '../../parts/salutation.ts';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { alarmWords, codeOfReferral, isCancellable, needsHand, newestReferral, stepsOf } from './state.ts';
import type { Station } from '../station.ts';
import { dispatch } from '../station.ts';
import { words } from '../words.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
}

/** Progress of the referral, under the current customer: sent, seen, who is going, arrived, outcome, each as soon as it happens. */
export function ReferralLine({ station, view }: Props) {
  const row = newestReferral(view, station.moment.now.value);
  if (row === null) return null;
  const { texts } = station;
  const name = salutationText(row.salutation, texts.language.value);
  const alarm = alarmWords(row);
  return (
    <section
      class={`referral-line ${needsHand(view, row) ? 'referral-unheard' : ''}`}
      aria-label={texts.t('referralLine', { number: row.number ?? '' })}
      data-referral={row.referralId}
      data-state={row.state}
    >
      <p class="referral-who">
        <b>{row.number}</b>
        <span>{[codeOfReferral(view.cues, row), ...(name === null ? [] : [name])].join(' · ')}</span>
      </p>
      <div class="referral-progress" aria-live="polite">
        <Steps station={station} view={view} row={row} />
        {alarm === null && !needsHand(view, row) ? null : (
          <p class="referral-alarm">
            {needsHand(view, row) ? <strong>{texts.t('raiseHand', {})}</strong> : null}
            {alarm === null ? null : <span>{words(texts, alarm)}</span>}
          </p>
        )}
        <Refusal screen={station} at={`cancel ${row.referralId}`} />
      </div>
      <Buttons station={station} row={row} />
    </section>
  );
}

function Steps({ station, view, row }: Props & { readonly row: ReferralRow }) {
  const { texts } = station;
  return (
    <ol class="referral-steps">
      {stepsOf(row).map(({ name, words: saying, at }) => (
        <li key={name} class={at === null ? 'step-ahead' : 'step-done'} data-step={name} data-done={at !== null}>
          {words(texts, saying)}
          {at === null ? null : <time>{clockTime(at, view.timeZone, false)}</time>}
        </li>
      ))}
    </ol>
  );
}

/** The name can be added later, and the teller can still cancel, long after the undo key. */
function Buttons({ station, row }: { readonly station: Station; readonly row: ReferralRow }) {
  if (row.state === 'closed') return null;
  const { texts } = station;
  return (
    <p class="referral-buttons">
      {row.salutation === null ? (
        <button
          type="button"
          class="row-button"
          data-name-guest={row.referralId}
          onClick={() => {
            station.guestId.value = row.referralId;
            station.panel.value = 'guest';
          }}
        >
          {texts.t('referName', {})}
        </button>
      ) : null}
      {isCancellable(row) ? <CancelButton station={station} row={row} /> : null}
    </p>
  );
}

export function CancelButton({ station, row }: { readonly station: Station; readonly row: ReferralRow }) {
  const { texts, moment, sender } = station;
  const at = `cancel ${row.referralId}`;
  const offline = moment.offline.value;
  return (
    <button
      type="button"
      class={`row-button ${sender.phases.value.has(at) ? 'key-pressed' : ''}`}
      data-entry={at}
      aria-disabled={offline}
      aria-label={`${texts.t('guestCancel', {})} ${row.number ?? ''}`}
      onClick={() => {
        if (!offline) dispatch(station, at, { type: 'cancel-referral', referralId: row.referralId }, row.number);
      }}
    >
      {texts.t('cancelReferral', {})}
    </button>
  );
}
