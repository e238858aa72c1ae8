import { useState } from 'preact/hooks';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { ManagerChoices, TimeChoices } from './time.tsx';
import { visitorName } from './words.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyScreen } from '../lobby-screen.ts';

interface Props extends PageProps {
  readonly appointment: AppointmentRow;
}

/** Moves an appointment to another time or manager, or cancels it. A visitor who has come can only be passed on. */
export function ChangeSheet({ screen, view, appointment }: Props) {
  const { texts } = screen;
  const { appointmentId } = appointment;
  const hasCome = appointment.state === 'arrived';
  const [managerId, setManagerId] = useState(appointment.manager.staffId);
  const [startsAt, setStartsAt] = useState<number | null>(appointment.startsAt);
  const at = `appt move ${appointmentId}`;
  const isSame = managerId === appointment.manager.staffId && startsAt === appointment.startsAt;
  return (
    <SheetFrame screen={screen} title={texts.t('apptChangeTitle', { guest: visitorName(texts, appointment) })}>
      {hasCome ? <p class="hint">{texts.t('apptPassHint', {})}</p> : null}
      <ManagerChoices screen={screen} view={view} managerId={managerId} onPick={setManagerId} />
      {hasCome ? null : (
        <TimeChoices screen={screen} view={view} managerId={managerId} startsAt={startsAt} except={appointmentId} onPick={setStartsAt} />
      )}
      <Refusal screen={screen} at={at} />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        <Button
          screen={screen}
          at={at}
          look="filled"
          name={null}
          disabled={isSame || startsAt === null}
          onPress={() => {
            if (startsAt !== null) dispatch(screen, at, { type: 'move-appointment', appointmentId, managerId, startsAt });
          }}
        >
          {texts.t(hasCome ? 'apptPass' : 'apptMove', {})}
        </Button>
      </SheetActions>
      {hasCome ? null : <CallOff screen={screen} appointmentId={appointmentId} />}
    </SheetFrame>
  );
}

/** Confirmed once more, because the visitor already has the code. */
function CallOff({ screen, appointmentId }: { readonly screen: LobbyScreen; readonly appointmentId: string }) {
  const { texts } = screen;
  const [isSure, setSure] = useState(false);
  const at = `appt cancel ${appointmentId}`;
  return (
    <div class="call-off">
      <Refusal screen={screen} at={at} />
      {isSure ? (
        <CommandButton screen={screen} at={at} look="danger" command={{ type: 'cancel-appointment', appointmentId }}>
          {texts.t('apptCancelSure', {})}
        </CommandButton>
      ) : (
        <Button
          screen={screen}
          at={`appt unwanted ${appointmentId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => setSure(true)}
        >
          {texts.t('apptCancel', {})}
        </Button>
      )}
    </div>
  );
}
