import { useState } from 'preact/hooks';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { ManagerChoices, TimeChoices } from './time.tsx';
import { visitorName } from './words.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
  readonly appointment: AppointmentRow;
}

/** Another time, another manager, or none; who has come is only passed on. */
export function ChangeSheet({ desk, view, appointment }: Props) {
  const { texts } = desk;
  const { appointmentId } = appointment;
  const hasCome = appointment.state === 'arrived';
  const [managerId, setManagerId] = useState(appointment.manager.staffId);
  const [startsAt, setStartsAt] = useState<number | null>(appointment.startsAt);
  const at = `appt move ${appointmentId}`;
  const isSame = managerId === appointment.manager.staffId && startsAt === appointment.startsAt;
  return (
    <SheetFrame desk={desk} title={texts.t('apptChangeTitle', { guest: visitorName(texts, appointment) })}>
      {hasCome ? <p class="hint">{texts.t('apptPassHint', {})}</p> : null}
      <ManagerChoices desk={desk} view={view} managerId={managerId} onPick={setManagerId} />
      {hasCome ? null : (
        <TimeChoices desk={desk} view={view} managerId={managerId} startsAt={startsAt} except={appointmentId} onPick={setStartsAt} />
      )}
      <Refusal desk={desk} at={at} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        <Button
          desk={desk}
          at={at}
          look="filled"
          name={null}
          disabled={isSame || startsAt === null}
          onPress={() => {
            if (startsAt !== null) dispatch(desk, at, { type: 'move-appointment', appointmentId, managerId, startsAt });
          }}
        >
          {texts.t(hasCome ? 'apptPass' : 'apptMove', {})}
        </Button>
      </SheetActions>
      {hasCome ? null : <CallOff desk={desk} appointmentId={appointmentId} />}
    </SheetFrame>
  );
}

/** Asked for once more: the code has been told to somebody. */
function CallOff({ desk, appointmentId }: { readonly desk: HallDesk; readonly appointmentId: string }) {
  const { texts } = desk;
  const [isSure, setSure] = useState(false);
  const at = `appt cancel ${appointmentId}`;
  return (
    <div class="call-off">
      <Refusal desk={desk} at={at} />
      {isSure ? (
        <Button
          desk={desk}
          at={at}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, at, { type: 'cancel-appointment', appointmentId })}
        >
          {texts.t('apptCancelSure', {})}
        </Button>
      ) : (
        <Button desk={desk} at={`appt unwanted ${appointmentId}`} look="plain" name={null} disabled={false} onPress={() => setSure(true)}>
          {texts.t('apptCancel', {})}
        </Button>
      )}
    </div>
  );
}
