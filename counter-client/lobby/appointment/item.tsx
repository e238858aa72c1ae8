import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { appointmentState, visitorName } from './words.ts';
import type { PageProps } from '../page-props.ts';
import { Veiled } from '../veiled.tsx';

interface Props extends PageProps {
  readonly row: AppointmentRow;
  /** null: nobody is checked in today for it. */
  readonly onCheckIn: ((row: AppointmentRow) => void) | null;
}

/** A visitor who is expected, has come, or has missed the appointment. */
export function AppointmentItem({ screen, view, row, onCheckIn }: Props) {
  const { texts, moment } = screen;
  const { appointmentId, state, number } = row;
  const now = appointmentState(texts, row, moment.now.value);
  return (
    <li data-appointment={appointmentId} data-state={state}>
      <b class="time">{clockText(row.startsAt, view.timeZone)}</b>
      <span class="name">
        <Veiled screen={screen} of={appointmentId}>
          <b>{visitorName(texts, row)}</b>
          <small>{texts.t('apptWith', { name: row.manager.staffName })}</small>
        </Veiled>
      </span>
      <span class="appointment-now">
        {number === null ? null : <b>{number}</b>}
        {now === null ? null : <span class={`chip ${now.look}`}>{now.words}</span>}
      </span>
      <span class="appointment-keys">
        <Keys screen={screen} row={row} onCheckIn={onCheckIn} />
      </span>
      <Refusal screen={screen} at={`check-in ${appointmentId}`} />
    </li>
  );
}

function Keys({ screen, row, onCheckIn }: Omit<Props, 'view'>) {
  const { texts } = screen;
  const { appointmentId, state } = row;
  if (state === 'received' || state === 'cancelled') return null;
  if (state === 'missed') {
    return (
      <Button
        screen={screen}
        at={`appt again ${appointmentId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'book-appointment', again: row })}
      >
        {texts.t('apptAgain', {})}
      </Button>
    );
  }
  return (
    <>
      {state === 'arrived' || onCheckIn === null ? null : (
        <Button screen={screen} at={`check-in ${appointmentId}`} look="filled" name={null} disabled={false} onPress={() => onCheckIn(row)}>
          {texts.t('apptCheckIn', {})}
        </Button>
      )}
      <Button
        screen={screen}
        at={`appt change ${appointmentId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'change-appointment', appointment: row })}
      >
        {texts.t('apptChange', {})}
      </Button>
    </>
  );
}
