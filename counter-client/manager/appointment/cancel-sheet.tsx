import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import { guestName } from '../words.ts';

export function CancelSheet({ screen, appointment }: { readonly screen: ManagerScreen; readonly appointment: AppointmentRow }) {
  const { texts } = screen;
  const { appointmentId } = appointment;
  const at = `cancel-it ${appointmentId}`;
  return (
    <SheetFrame screen={screen} title={texts.t('cancelSure', { name: guestName(texts, appointment.salutation) })}>
      <CommandButton screen={screen} at={at} look="danger" command={{ type: 'cancel-appointment', appointmentId }}>
        {texts.t('cancelDo', {})}
      </CommandButton>
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}
