import { useState } from 'preact/hooks';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { dateText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { ask, openSheet } from '../../parts/frame/send.ts';
import { midnightOf } from '../../parts/calendar-slots.ts';
import { AppointmentItem } from './item.tsx';
import { visitorName } from './words.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import { SlipChoices } from '../queues/slip-choices.tsx';

/** The number just given, and to whom. */
interface Given {
  readonly number: string;
  readonly row: AppointmentRow;
}

/** How many of today's are still to come. */
export function toComeToday(view: LobbyView, now: number): number {
  const tomorrow = midnightOf(now, 1, view.timeZone);
  return view.appointments.filter(({ state, startsAt }) => state === 'booked' && startsAt < tomorrow).length;
}

/** Visitors expected today and tomorrow. One tap checks a visitor in and shows the number at once. */
export function AppointmentList({ screen, view }: PageProps) {
  const { texts, moment } = screen;
  const [printerId, setPrinterId] = useState<string | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const tomorrow = midnightOf(moment.now.value, 1, view.timeZone);
  const today = view.appointments.filter(({ startsAt }) => startsAt < tomorrow);
  const later = view.appointments.filter(({ startsAt }) => startsAt >= tomorrow);
  const checkIn = (row: AppointmentRow): void => {
    const { appointmentId } = row;
    const language = texts.language.peek();
    setGiven(null);
    ask(screen, `check-in ${appointmentId}`, { type: 'check-in-appointment', appointmentId, language, printerId }, (receipt) => {
      if (receipt.kind === 'ticket') setGiven({ number: receipt.number, row });
    });
  };
  return (
    <div class="appointments" data-appointments={view.appointments.length}>
      <p role="status" class={given === null ? 'nothing-said' : 'registered'} data-given={given?.number ?? ''}>
        {given === null
          ? null
          : texts.t('apptGiven', { guest: visitorName(texts, given.row), number: given.number, name: given.row.manager.staffName })}
      </p>
      <Days screen={screen} view={view} today={today} later={later} onCheckIn={checkIn} />
      <Button
        screen={screen}
        at="appt new"
        look="filled"
        name={null}
        disabled={view.day?.state !== 'open'}
        onPress={() => openBook(screen)}
      >
        {texts.t('apptNew', {})}
      </Button>
      {view.checksIn ? (
        <SlipChoices screen={screen} view={view} printerId={printerId} onPick={setPrinterId} />
      ) : (
        <p class="hint">{texts.t('apptNoSeries', {})}</p>
      )}
    </div>
  );
}

function openBook(screen: LobbyScreen): void {
  openSheet(screen, { kind: 'book-appointment', again: null });
}

function Days({
  screen,
  view,
  today,
  later,
  onCheckIn,
}: PageProps & {
  readonly today: readonly AppointmentRow[];
  readonly later: readonly AppointmentRow[];
  readonly onCheckIn: (row: AppointmentRow) => void;
}) {
  const { texts } = screen;
  if (today.length + later.length === 0) {
    return (
      <div class="nothing">
        <p class="nothing-title">{texts.t('apptNone', {})}</p>
        <p class="hint">{texts.t('apptNoneHint', {})}</p>
      </div>
    );
  }
  const days = [
    { words: texts.t('apptToday', {}), rows: today, onCheckIn: view.checksIn ? onCheckIn : null },
    { words: texts.t('apptTomorrow', {}), rows: later, onCheckIn: null },
  ];
  return (
    <>
      {days.map(({ words, rows, onCheckIn: checkIn }) => {
        const [first] = rows;
        if (first === undefined) return null;
        return (
          <section key={words}>
            <h3 class="group">
              {words} · {dateText(first.startsAt, view.timeZone, texts.language.value)}
            </h3>
            <ul class="rows appointment-rows">
              {rows.map((row) => (
                <AppointmentItem key={row.appointmentId} screen={screen} view={view} row={row} onCheckIn={checkIn} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
