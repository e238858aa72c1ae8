import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { TellerView } from '../../../server/contract/teller.ts';
import { clockTime, runningTime } from '../../parts/running-time.ts';
import { salutationText } from '../../parts/salutation.ts';
import { codesOf } from '../../parts/standing-codes.ts';
import type { TellerCounter, TellerTicket } from '../counter.ts';
import { startsDirect } from '../offer.ts';
import type { Station } from '../station.ts';
import { capFor } from '../words.ts';
import { durationWords } from '../../parts/frame/durations.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

/** Service time beyond this multiple of the day's mean turns the timer brass; never red, nobody is shamed. */
const LONG_SERVICE_FACTOR = 1.5;

export function NowCard({ station, view, counter }: Props) {
  const { ticket } = counter;
  const pulse = useInvitation(counter);
  return (
    <section
      key={pulse}
      class={`now now-${counter.state} ${pulse > 0 && counter.invited ? 'now-arrival' : ''} ${counter.invited ? 'now-invited' : ''}`}
      aria-label={station.texts.t('now', {})}
      data-now={counter.state}
      data-invited={counter.invited}
    >
      {ticket === null ? (
        <Vacant station={station} view={view} counter={counter} />
      ) : (
        <Present station={station} view={view} counter={counter} ticket={ticket} />
      )}
    </section>
  );
}

/** Counts how often this counter was asked to call; a change restarts the soft pulse. Counters that somebody else should spare stay still. */
function useInvitation(counter: TellerCounter): number {
  const seen = useRef({ invited: counter.invited, times: 0 });
  if (counter.invited && !seen.current.invited) seen.current.times += 1;
  seen.current.invited = counter.invited;
  return seen.current.times;
}

function Present({ station, view, counter, ticket }: Props & { readonly ticket: TellerTicket }) {
  const { texts } = station;
  const name = salutationText(ticket.salutation, texts.language.value);
  const marks = marksOf(station, view, ticket);
  const since = ticket.startedAt ?? ticket.calledAt;
  const runningMs = station.moment.now.value - since;
  const long =
    ticket.startedAt !== null && counter.today.meanServiceMs !== null && runningMs > counter.today.meanServiceMs * LONG_SERVICE_FACTOR;
  return (
    <>
      <p class="number" aria-live="polite">
        {ticket.number}
      </p>
      <dl>
        <Fact name={texts.t('service', {})}>{texts.pick(ticket.serviceName)}</Fact>
        {name === null ? null : <Fact name={texts.t('calledName', {})}>{name}</Fact>}
        <Fact name={texts.t('waited', {})}>{durationWords(texts, ticket.waitMs)}</Fact>
        {ticket.forms.length === 0 ? null : (
          <Fact name={texts.t('forms', {})}>
            {ticket.forms.map((form) => texts.pick(form)).join(texts.language.value === 'en' ? ', ' : '、')}
          </Fact>
        )}
        {marks.length === 0 ? null : <Fact name={texts.t('codes', {})}>{marks.join(' · ')}</Fact>}
        {ticket.direct ? <dd class="spoken">{texts.t('servedDirectly', {})}</dd> : null}
        {ticket.language === 'en' ? <dd class="spoken">{texts.t('english', {})}</dd> : null}
      </dl>
      <p class={`timer ${long ? 'timer-long' : ''}`}>
        {runningTime(runningMs)}
        <small>
          {texts.t(ticket.startedAt === null ? 'sinceCall' : 'sinceStart', {})}
          {ticket.phase === 'called' && ticket.rounds > 1 ? ` · ${texts.t('rounds', { count: ticket.rounds })}` : ''}
        </small>
      </p>
    </>
  );
}

/** What staff know, in codes, and a need in the words everybody accepts. */
function marksOf({ texts }: Station, view: TellerView, { standing }: TellerTicket): readonly string[] {
  const need = view.needs.find(({ id }) => id === standing?.needId);
  const appointmentAt = standing?.appointmentAt ?? null;
  return [
    ...codesOf(standing),
    ...(need === undefined ? [] : [texts.pick(need.text)]),
    ...(appointmentAt === null ? [] : [texts.t('appointmentMark', { time: clockTime(appointmentAt, view.timeZone, false) })]),
  ];
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Vacant({ station, view, counter }: Props) {
  const { texts } = station;
  if (counter.state === 'paused') {
    return (
      <>
        <div class="vacant">
          <p class="headline">
            {texts.t('pausedTitle', {})}
            {counter.pauseReason === null ? '' : ` · ${texts.pick(counter.pauseReason)}`}
          </p>
          <p class="hint">{texts.t('pausedHint', { key: capFor(station, 'pause') })}</p>
        </div>
        <p class="timer">
          {runningTime(station.moment.now.value - counter.since)}
          <small>{texts.t('sincePause', {})}</small>
        </p>
      </>
    );
  }
  return (
    <div class="vacant" aria-live="polite">
      <p class="headline">{texts.t(counter.waitingTotal === 0 ? 'nobodyWaiting' : 'idleWaiting', { count: counter.waitingTotal })}</p>
      <p class="hint">{idleHint(station, view, counter)}</p>
    </div>
  );
}

function idleHint(station: Station, view: TellerView, counter: TellerCounter): string {
  const { texts } = station;
  if (view.dayState === 'closed') return texts.t('dayClosed', {});
  if (startsDirect(counter)) return texts.t('directHint', { key: capFor(station, 'next') });
  if (counter.waitingTotal === 0) return texts.t('nobodyWaitingHint', {});
  if (counter.invited) return `${texts.t('invitedHint', {})} ${waitingHint(station, counter)}`;
  return waitingHint(station, counter);
}

function waitingHint(station: Station, counter: TellerCounter): string {
  const { texts } = station;
  const oldest = oldestSince(counter);
  const key = capFor(station, 'next');
  if (oldest === null) return texts.t('idleWaitingHintBare', { key });
  return texts.t('idleWaitingHint', { key, wait: durationWords(texts, station.moment.now.value - oldest) });
}

function oldestSince(counter: TellerCounter): number | null {
  const all = [...counter.queues.map((queue) => queue.oldestSince), ...counter.directed.map((row) => row.since)];
  return all.reduce((oldest, since) => (since === null || (oldest !== null && oldest <= since) ? oldest : since), null);
}
