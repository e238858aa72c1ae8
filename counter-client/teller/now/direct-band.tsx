import type { TellerView } from '../../../server/contract/teller.ts';
import { clockTime } from '../../parts/running-time.ts';
import { Cap } from '../action-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import type { TellerCounter } from '../counter.ts';
import { ReasonPanel } from '../panel/reason-panel.tsx';
import type { Station } from '../station.ts';
import { currentOffer, press } from '../station.ts';
import { capFor, nameOf } from '../words.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

type Direct = NonNullable<TellerCounter['direct']>;

const MINUTE_MS = 60_000;

/** The customer whom the next key receives without a call. Customers read this through the glass: it names a person and a service, never a class. */
export function DirectBand({ station, view, counter, direct }: Props & { readonly direct: Direct }) {
  const { texts, moment } = station;
  const minutes = Math.max(1, Math.ceil((direct.expiresAt - moment.now.value) / MINUTE_MS));
  const mine = direct.armedBy.staffId === view.staffId;
  const offer = currentOffer(station, 'hand-back');
  return (
    <section class="direct" aria-live="polite" data-direct={direct.directServiceId} data-startable={direct.startable}>
      <div class="direct-words">
        <p class="direct-title">{texts.t('directTitle', { name: nameOf(texts, counter) })}</p>
        <p>{direct.startable ? factsOf(station, view, direct).join(' · ') : texts.t('directLater', {})}</p>
        <Refusal screen={station} at="hand-back" />
      </div>
      <p class="direct-time">
        {texts.t('directReceived', { time: clockTime(direct.since, view.timeZone, false) })}
        <small>{texts.t('directLeft', { minutes })}</small>
      </p>
      <button
        type="button"
        class="row-button direct-back"
        data-action="hand-back"
        aria-disabled={offer.kind === 'none'}
        onClick={() => press(station, 'hand-back')}
      >
        {texts.t(mine ? 'withdrawDirect' : 'handBack', {})}
        <Cap cap={capFor(station, 'hand-back')} />
      </button>
    </section>
  );
}

function factsOf({ texts }: Station, view: TellerView, direct: Direct): string[] {
  const { staffId, staffName, role } = direct.armedBy;
  const own = staffId === view.staffId;
  const from = own ? 'directOwn' : role === 'lobby' && direct.accompanied ? 'directAccompanied' : 'directFrom';
  return [texts.t(from, { staff: staffName }), texts.pick(direct.serviceName), direct.number, texts.t('directSilent', {})];
}

/** "Not now": one digit gives the reason, which is shown to the person who arranged it. */
export function HandBackPanel({ station, view, counter }: Props) {
  const { texts } = station;
  const { direct } = counter;
  if (direct === null) return null;
  return (
    <ReasonPanel
      station={station}
      title={texts.t('handBackTitle', {})}
      hint={texts.t('handBackHint', {})}
      at="hand-back"
      reasons={view.handBackReasons}
      number={direct.number}
      commandFor={(reasonId) => ({ type: 'hand-back-direct-service', directServiceId: direct.directServiceId, reasonId })}
    />
  );
}
