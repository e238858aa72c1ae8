import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { midnightOf } from '../../parts/calendar-slots.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';
import type { PageProps } from '../page-props.ts';
import type { ManagerTextKey } from '../texts-zh.ts';
import { guestTitle } from '../words.ts';

/** The calendar of each manager this screen acts for, day by day; today and tomorrow come first. */
export function AppointmentsPage({ screen, view }: PageProps) {
  return (
    <div class="desks" data-many={view.desks.length > 1}>
      {view.desks.map((row) => (
        <Calendar key={row.managerId} screen={screen} view={view} row={row} />
      ))}
    </div>
  );
}

function Calendar({ screen, view, row }: PageProps & { readonly row: ManagerRowView }) {
  const { texts } = screen;
  const days = new Map<number, AppointmentRow[]>();
  for (const one of row.appointments) {
    const day = midnightOf(one.startsAt, 0, view.timeZone);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <section class="desk" data-calendar={row.managerId}>
      <h2 class="section-title">
        {row.isMe ? texts.t('calendarTitle', {}) : row.staffName}
        <Button
          screen={screen}
          at={`book ${row.managerId}`}
          look="filled"
          name={null}
          disabled={view.dayState === 'closed'}
          onPress={() => openSheet(screen, { kind: 'book', managerId: row.managerId, followUp: null })}
        >
          {texts.t('book', {})}
        </Button>
      </h2>
      {days.size === 0 ? (
        <div class="nothing">
          <p class="nothing-title">{texts.t('calendarEmpty', {})}</p>
          {view.checksIn ? <p class="hint">{texts.t('calendarEmptyHint', {})}</p> : null}
        </div>
      ) : null}
      {[...days].map(([day, list]) => (
        <section key={day}>
          <h3 class="day-title">{dayWords(screen, day, view.timeZone)}</h3>
          <ul class="rows">
            {list.map((one) => (
              <Appointment key={one.appointmentId} screen={screen} view={view} one={one} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function dayWords({ texts, moment }: ManagerScreen, day: number, timeZone: string): string {
  const date = dateText(day, timeZone, texts.language.value);
  const now = moment.now.value;
  if (day === midnightOf(now, 0, timeZone)) return `${texts.t('calendarToday', {})} · ${date}`;
  return day === midnightOf(now, 1, timeZone) ? `${texts.t('calendarTomorrow', {})} · ${date}` : date;
}

const STATE_WORDS: Readonly<Record<Exclude<AppointmentRow['state'], 'booked' | 'cancelled'>, ManagerTextKey>> = {
  arrived: 'apptArrived',
  received: 'apptReceived',
  missed: 'apptMissed',
};
const STATE_LOOK = { arrived: 'chip-info', received: 'chip-ok', missed: 'chip-warn' } as const;

function Appointment({ screen, view, one }: PageProps & { readonly one: AppointmentRow }) {
  const { texts } = screen;
  const isLate = one.state === 'booked' && one.startsAt < screen.moment.now.value;
  return (
    <li data-appointment={one.appointmentId}>
      <b class="time">{clockText(one.startsAt, view.timeZone)}</b>
      <span>
        <b>{guestTitle(texts, one.salutation)}</b>
        {view.checksIn && one.state === 'booked' ? <small>{texts.t('code', { code: one.code })}</small> : null}
      </span>
      <span class="marks">
        {isLate ? <span class="chip chip-warn">{texts.t('apptLate', {})}</span> : null}
        {one.state === 'booked' || one.state === 'cancelled' ? null : (
          <span class={`chip ${STATE_LOOK[one.state]}`}>{texts.t(STATE_WORDS[one.state], {})}</span>
        )}
        {one.state === 'booked' ? <Changes screen={screen} one={one} /> : null}
      </span>
    </li>
  );
}

function Changes({ screen, one }: { readonly screen: ManagerScreen; readonly one: AppointmentRow }) {
  const { texts } = screen;
  return (
    <>
      <Button
        screen={screen}
        at={`move ${one.appointmentId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'move', appointment: one })}
      >
        {texts.t('move', {})}
      </Button>
      <Button
        screen={screen}
        at={`cancel ${one.appointmentId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'cancel', appointment: one })}
      >
        {texts.t('cancel', {})}
      </Button>
    </>
  );
}
