import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button } from '../../parts/frame/button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { openSheet } from '../../parts/frame/send.ts';
import { ArmedAt, Meter, MeterShort } from './armed-at.tsx';
import type { LobbyCounter } from '../lobby-sheet.ts';
import { isUnanswered } from '../referral/words.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

export const STATE_WORDS: Readonly<Record<LobbyCounter['state'], LobbyTextKey>> = {
  closed: 'stateClosed',
  idle: 'stateIdle',
  calling: 'stateCalling',
  serving: 'stateServing',
  paused: 'statePaused',
};

export function CountersPage({ screen, view }: PageProps) {
  return (
    <ul class="counters">
      {view.counters.map((counter) => (
        <CounterCard key={counter.id} screen={screen} view={view} counter={counter} />
      ))}
    </ul>
  );
}

function CounterCard({
  screen,
  view,
  counter,
}: PageProps & {
  readonly counter: LobbyCounter;
}) {
  const { texts, moment } = screen;
  const state =
    counter.pauseReason === null
      ? texts.t(STATE_WORDS[counter.state], {})
      : `${texts.t(STATE_WORDS[counter.state], {})} · ${texts.pick(counter.pauseReason)}`;
  return (
    <li class={`counter counter-${counter.state}`} data-counter={counter.id}>
      <p class="counter-top">
        <b>{counter.label}</b> {texts.t(counter.kind === 'cash' ? 'kindCash' : 'kindNonCash', {})}
        <span class={`chip state-${counter.state}`}>{state}</span>
      </p>
      <p class="counter-number">
        {counter.number ?? '—'}
        {counter.staffName === null ? null : <span class="hint counter-staff">{counter.staffName}</span>}
        {counter.state === 'closed' ? null : <span class="hint">{durationWords(texts, moment.now.value - counter.since)}</span>}
      </p>
      {counter.direct === null ? null : <ArmedAt screen={screen} counter={counter} direct={counter.direct} />}
      {isAsking(view, counter) ? <span class="chip chip-bad counter-asks">{texts.t('counterAsks', {})}</span> : null}
      {counter.state === 'closed' ? null : <More screen={screen} view={view} counter={counter} />}
    </li>
  );
}

/** This counter has raised a referral, and nobody is going yet. */
function isAsking(view: LobbyView, { label }: LobbyCounter): boolean {
  return view.referrals.some((row) => row.source.counterLabel === label && isUnanswered(row));
}

/** How fair one more direct service would be here, always in short; opened, in full, with signing out a teller who left. */
function More({ screen, view, counter }: PageProps & { readonly counter: LobbyCounter }) {
  const { texts } = screen;
  return (
    <details class="counter-more">
      <summary>
        <MeterShort screen={screen} counter={counter} />
      </summary>
      <Meter screen={screen} view={view} counter={counter} />
      {counter.staffName === null ? null : (
        <Button
          screen={screen}
          at={`ask force ${counter.id}`}
          look="plain"
          name={`${texts.t('forceOut', {})} ${counter.label}`}
          disabled={false}
          onPress={() => openSheet(screen, { kind: 'force', counter })}
        >
          {texts.t('forceOut', {})}
        </Button>
      )}
    </details>
  );
}
