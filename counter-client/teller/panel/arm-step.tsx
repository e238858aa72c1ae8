import { useState } from 'preact/hooks';
import type { TellerCommand } from '../../../server/contract/teller.ts';
import { foresee, type Guest } from '../../parts/foresight.ts';
import { meterWords } from '../../parts/meter-words.ts';
import { CUSTOMER_AT, type CustomerProps } from './customer-props.ts';
import { onStar, PagedChoices, Sides } from './paged-choices.tsx';
import { dispatch } from '../station.ts';
import { durationWords } from '../../parts/frame/durations.ts';

type DirectCustomer = Extract<TellerCommand, { type: 'arm-direct-service' }>['customer'];

/** A direct reception at one's own counter: what it does to the others is said before the digit that sends. */
export function ArmStep({
  station,
  view,
  counter,
  customer,
  number,
  given,
  guest,
}: CustomerProps & {
  readonly customer: DirectCustomer;
  readonly number: string | null;
  /** The reason already given for this customer; null: none. */
  readonly given: string | null;
  readonly guest: Guest;
}) {
  const { texts, moment } = station;
  const foresight = foresee(counter.meter, view.policy, guest, moment.now.value);
  const [byNeed, setByNeed] = useState(false);
  const [cues] = useState(view.cues);
  const flip = (): void => setByNeed(!byNeed);
  const lines = meterWords(texts, counter, view.policy, foresight, (since) => durationWords(texts, moment.now.value - since));
  const send = (reasonId: string): void =>
    dispatch(
      station,
      CUSTOMER_AT,
      {
        type: 'arm-direct-service',
        counterId: counter.id,
        customer,
        cueId: byNeed ? null : reasonId,
        needId: byNeed ? reasonId : null,
        salutation: null,
      },
      number,
    );
  return (
    <PagedChoices
      key={byNeed ? 'arm by need' : 'arm by cue'}
      station={station}
      title={number === null ? texts.t('armWalkInTitle', {}) : texts.t('armTitle', { number })}
      hint={texts.t('armHint', {})}
      at={CUSTOMER_AT}
      choices={byNeed ? view.needs : cues}
      given={byNeed ? null : given}
      disabled={!byNeed && foresight.refusal !== null}
      onPick={send}
      otherKeys={onStar(flip)}
    >
      <p class="meter" data-refusal={foresight.refusal ?? 'none'}>
        {lines.facts.join(texts.t('meterJoin', {}))}
        {lines.refusal === null ? null : <b>{lines.refusal}</b>}
      </p>
      <Sides
        label={texts.t('armBy', {})}
        sides={[texts.t('armByCue', {}), texts.t('armByNeed', {})]}
        second={byNeed}
        cap="*"
        onSwitch={flip}
      />
    </PagedChoices>
  );
}

/** What somebody without a number has come for, where this counter does more than one thing. */
export function WalkInServiceStep({ station, counter, onPick }: CustomerProps & { readonly onPick: (serviceId: string) => void }) {
  const { texts } = station;
  return (
    <PagedChoices
      key="walk-in service"
      station={station}
      title={texts.t('armServiceTitle', {})}
      hint={texts.t('armServiceHint', {})}
      at={CUSTOMER_AT}
      choices={counter.queues.map(({ serviceId, name }) => ({ id: serviceId, text: name }))}
      given={null}
      disabled={false}
      onPick={onPick}
      otherKeys={onStar(null)}
    >
      {null}
    </PagedChoices>
  );
}
