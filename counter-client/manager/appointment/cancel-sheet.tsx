import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import { guestName } from '../words.ts';

export function CancelSheet({ screen, appointment }: { readonly screen: ManagerScreen; readonly appointment: AppointmentRow }) {
  const { texts } = screen;
  const { appointmentId } = appointment;
  const at = `cancel-it ${appointmentId}`;
  return (
    <SheetFrame screen={screen} title={texts.t('cancelSure', { name: guestName(texts, appointment.salutation) })}>
      <Button
        screen={screen}
        at={at}
        look="danger"
        name={null}
        disabled={false}
        onPress={() => dispatch(screen, at, { type: 'cancel-appointment', appointmentId })}
      >
        {texts.t('cancelDo', {})}
      </Button>
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}
