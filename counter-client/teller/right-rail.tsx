import type { ComponentChildren } from 'preact';
import { clockText } from '../../server/web/time.ts';
import { noticeWords } from '../parts/notice-words.ts';
import { Refusal } from '../parts/frame/refusal.tsx';
import type { TellerView, TellerCommand } from '../../server/contract/teller.ts';
import { Cap } from './action-button.tsx';
import type { Saying } from './saying.ts';
import type { TellerCounter } from './counter.ts';
import { say } from './saying.ts';
import { dispatch, flash } from './station.ts';
import { AskedReferrals } from './referral/asked.tsx';
import { OwnCards } from './referral/own-cards.tsx';
import { OwnReferrals } from './referral/rail.tsx';
import type { Station } from './station.ts';
import { agoWords, capFor, exactDurationWords, words } from './words.ts';
import { durationWords } from '../parts/frame/durations.ts';

interface Props {
  readonly station: Station;
  readonly view: TellerView;
  readonly counter: TellerCounter;
}

export function RightRail({ station, view, counter }: Props) {
  return (
    <aside class={station.moment.offline.value ? 'old' : ''}>
      <AskedReferrals station={station} view={view} />
      <Notices station={station} view={view} />
      <Queues station={station} counter={counter} />
      <Directed station={station} view={view} counter={counter} />
      <Today station={station} counter={counter} />
      <Missed station={station} view={view} counter={counter} />
      <Parked station={station} view={view} counter={counter} />
      <OwnReferrals station={station} view={view} />
      <OwnCards station={station} view={view} />
    </aside>
  );
}

function List({
  title,
  cap,
  children,
  name,
}: {
  readonly title: string;
  /** The keys that bring back what the list names; "": none do. */
  readonly cap: string;
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section data-list={name}>
      <h2>
        {title}
        <Cap cap={cap} />
      </h2>
      <ul class="rows">{children}</ul>
    </section>
  );
}

function Queues({ station, counter }: Omit<Props, 'view'>) {
  const { texts, moment } = station;
  return (
    <List title={texts.t('myQueues', {})} cap="" name="queues">
      {counter.queues.map((queue) => (
        <li key={queue.serviceId}>
          <b>{queue.prefix}</b>
          <span class="name">{texts.pick(queue.name)}</span>
          <span class="figure">
            {queue.oldestSince === null
              ? texts.t('queueEmpty', {})
              : texts.t('queueSummary', { count: queue.total, wait: durationWords(texts, moment.now.value - queue.oldestSince) })}
          </span>
        </li>
      ))}
    </List>
  );
}

/** Results of the direct services this person arranged. */
function Notices({ station, view }: Omit<Props, 'counter'>) {
  if (view.notices.length === 0) return null;
  return (
    <List title={station.texts.t('notices', {})} cap="" name="notices">
      {view.notices.map((notice) => (
        <li key={notice.noticeId} class="rail-notice">
          <span>{noticeWords(station.texts, notice)}</span>
          <button
            type="button"
            class="row-button"
            data-entry={`dismiss ${notice.noticeId}`}
            onClick={() => dispatch(station, `dismiss ${notice.noticeId}`, { type: 'dismiss-notice', noticeId: notice.noticeId }, null)}
          >
            {station.texts.t('noticeDismiss', {})}
          </button>
        </li>
      ))}
    </List>
  );
}

function Directed({ station, view, counter }: Props) {
  if (counter.directed.length === 0) return null;
  return (
    <List title={station.texts.t('directed', {})} cap="" name="directed">
      {counter.directed.map((row) => (
        <li key={row.ticketId}>
          <b>{row.number}</b>
          <span class="name">{serviceName(station, view, row.serviceId)}</span>
          <span class="figure">{durationWords(station.texts, station.moment.now.value - row.since)}</span>
        </li>
      ))}
    </List>
  );
}

function Today({ station, counter }: Omit<Props, 'view'>) {
  const { texts } = station;
  const { served, meanServiceMs } = counter.today;
  return (
    <List title={texts.t('today', {})} cap="" name="today">
      <li>
        <b>{served}</b>
        <span class="name">{texts.t('servedToday', {})}</span>
        <span class="figure">
          {meanServiceMs === null ? '' : texts.t('meanService', { time: exactDurationWords(texts, meanServiceMs) })}
        </span>
      </li>
    </List>
  );
}

function Missed({ station, view, counter }: Props) {
  const { texts, moment } = station;
  if (counter.missed.length === 0) return null;
  return (
    <List title={texts.t('missed', {})} cap={capFor(station, 'restore')} name="missed">
      {counter.missed.map((row) => (
        <Entry
          key={row.ticketId}
          station={station}
          at={`restore ${row.ticketId}`}
          number={row.number}
          note={agoWords(texts, moment.now.value - row.since)}
          detail={texts.t('missedUntil', { time: clockText(row.restoreUntil, view.timeZone) })}
          label={texts.t('restore', {})}
          command={{ type: 'restore-ticket', ticketId: row.ticketId }}
          why={moment.now.value >= row.restoreUntil ? say('whyTooLate', {}) : null}
        />
      ))}
    </List>
  );
}

function Parked({ station, counter }: Props) {
  const { texts, moment } = station;
  if (counter.parked.length === 0) return null;
  const why = counter.state === 'paused' ? say('whyPaused', {}) : counter.ticket === null ? null : say('whyOpenTicket', {});
  return (
    <List title={texts.t('parked', {})} cap={capFor(station, 'resume')} name="parked">
      {counter.parked.map((row) => (
        <Entry
          key={row.ticketId}
          station={station}
          at={`resume ${row.ticketId}`}
          number={row.number}
          note={texts.pick(row.reason)}
          detail={agoWords(texts, moment.now.value - row.since)}
          label={texts.t('resumeTicket', {})}
          command={{ type: 'resume-ticket', counterId: counter.id, ticketId: row.ticketId }}
          why={why}
        />
      ))}
    </List>
  );
}

interface EntryProps {
  readonly station: Station;
  readonly at: string;
  readonly number: string;
  readonly note: string;
  /** Second, smaller line. */
  readonly detail: string;
  readonly label: string;
  readonly command: TellerCommand;
  /** Why it cannot be pressed now; null: it can. */
  readonly why: Saying | null;
}

function Entry({ station, at, number, note, detail, label, command, why }: EntryProps) {
  const reason = station.moment.offline.value ? say('whyOffline', {}) : why;
  return (
    <li class="entry">
      <b>{number}</b>
      <span class="name">
        {note}
        <small>{reason === null ? detail : words(station.texts, reason)}</small>
      </span>
      <button
        type="button"
        class={`row-button ${station.sender.phases.value.has(at) ? 'key-pressed' : ''}`}
        data-entry={at}
        aria-disabled={reason !== null}
        aria-label={`${label} ${number}`}
        onClick={() => {
          if (reason === null) dispatch(station, at, command, number);
          else flash(station, null, reason);
        }}
      >
        {label}
      </button>
      <Refusal screen={station} at={at} />
    </li>
  );
}

function serviceName(station: Station, view: TellerView, serviceId: string): string {
  const service = view.services.find((one) => one.id === serviceId);
  return service === undefined ? '' : station.texts.pick(service.name);
}
