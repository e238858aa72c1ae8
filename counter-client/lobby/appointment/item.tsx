import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { appointmentState, visitorName } from './words.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { Veiled } from '../veil.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly row: AppointmentRow;
  /** null: nobody is checked in today for it. */
  readonly onCheckIn: ((row: AppointmentRow) => void) | null;
}

/** One who is expected, has come, or has not. */
export function AppointmentItem({ desk, view, row, onCheckIn }: Props) {
  const { texts, moment } = desk;
  const { appointmentId, state, number } = row;
  const now = appointmentState(texts, row, moment.now.value);
  return (
    <li data-appointment={appointmentId} data-state={state}>
      <b class="time">{clockText(row.startsAt, view.timeZone)}</b>
      <span class="name">
        <Veiled desk={desk} of={appointmentId}>
          <b>{visitorName(texts, row)}</b>
          <small>{texts.t('apptWith', { name: row.manager.staffName })}</small>
        </Veiled>
      </span>
      <span class="appointment-now">
        {number === null ? null : <b>{number}</b>}
        {now === null ? null : <span class={`chip ${now.look}`}>{now.words}</span>}
      </span>
      <span class="appointment-keys">
        <Keys desk={desk} row={row} onCheckIn={onCheckIn} />
      </span>
      <Refusal desk={desk} at={`check-in ${appointmentId}`} />
    </li>
  );
}

function Keys({ desk, row, onCheckIn }: Omit<Props, 'view'>) {
  const { texts } = desk;
  const { appointmentId, state } = row;
  if (state === 'received' || state === 'cancelled') return null;
  if (state === 'missed') {
    return (
      <Button
        desk={desk}
        at={`appt again ${appointmentId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'book-appointment', again: row })}
      >
        {texts.t('apptAgain', {})}
      </Button>
    );
  }
  return (
    <>
      {state === 'arrived' || onCheckIn === null ? null : (
        <Button desk={desk} at={`check-in ${appointmentId}`} look="filled" name={null} disabled={false} onPress={() => onCheckIn(row)}>
          {texts.t('apptCheckIn', {})}
        </Button>
      )}
      <Button
        desk={desk}
        at={`appt change ${appointmentId}`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'change-appointment', appointment: row })}
      >
        {texts.t('apptChange', {})}
      </Button>
    </>
  );
}
