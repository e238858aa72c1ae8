import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { foresee } from '../../parts/foresight.ts';
import { meterWords } from '../../parts/meter-words.ts';
import { salutationText } from '../../parts/salutation.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import { Veiled } from '../veiled.tsx';
import type { LobbyCounter } from '../lobby-sheet.ts';

const MINUTE_MS = 60_000;

/** The customer this counter receives next without a call. It can be withdrawn until the service starts. */
export function ArmedAt({
  screen,
  counter,
  direct,
}: {
  readonly screen: LobbyScreen;
  readonly counter: LobbyCounter;
  readonly direct: NonNullable<LobbyCounter['direct']>;
}) {
  const { texts, moment } = screen;
  const at = `withdraw ${counter.id}`;
  const name = salutationText(direct.salutation, texts.language.value) ?? direct.number;
  const minutes = Math.max(1, Math.ceil((direct.expiresAt - moment.now.value) / MINUTE_MS));
  return (
    <div class="armed" data-armed={counter.id}>
      <p>
        <Veiled screen={screen} of={direct.directServiceId}>
          {texts.t('directNext', { name })}
        </Veiled>
        <small>{direct.startable ? texts.t('directExpires', { minutes }) : texts.t('directWaits', {})}</small>
      </p>
      <Button
        screen={screen}
        at={at}
        look="plain"
        name={`${texts.t('withdraw', {})} ${counter.label}`}
        disabled={false}
        onPress={() => dispatch(screen, at, { type: 'withdraw-direct-service', directServiceId: direct.directServiceId })}
      >
        {texts.t('withdraw', {})}
      </Button>
      <Refusal screen={screen} at={at} />
    </div>
  );
}

/** How fair one more direct service here would be, for anybody who has just come in. */
export function Meter({
  screen,
  view,
  counter,
}: PageProps & {
  readonly counter: LobbyCounter;
}) {
  const { texts, moment } = screen;
  const foresight = foresee(counter.meter, view.policy, { n: null, since: null }, moment.now.value);
  const { facts } = meterWords(texts, counter, view.policy, foresight, (since) => durationWords(texts, moment.now.value - since));
  return <p class="hint counter-meter">{facts.join(texts.t('meterJoin', {}))}</p>;
}

/** The same in two figures, for whoever looks over all counters. */
export function MeterShort({ screen, counter }: { readonly screen: LobbyScreen; readonly counter: LobbyCounter }) {
  const { texts, moment } = screen;
  const { ordinarySince, directLastHour, atCap } = counter.meter;
  const wait = ordinarySince === null ? '—' : durationWords(texts, moment.now.value - ordinarySince);
  return (
    <span class="meter-short" data-meter={counter.id} data-at-cap={atCap > 0}>
      {texts.t('meterShort', { wait, count: directLastHour })}
    </span>
  );
}
