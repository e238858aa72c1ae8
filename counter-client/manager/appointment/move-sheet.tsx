import { useSignal } from '@preact/signals';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { PageProps } from '../page-props.ts';
import { guestName } from '../words.ts';
import { SlotPicker } from './slot-picker.tsx';

export function MoveSheet({ screen, view, appointment }: PageProps & { readonly appointment: AppointmentRow }) {
  const { texts } = screen;
  const startsAt = useSignal<number | null>(null);
  const { appointmentId, manager } = appointment;
  const at = `move-it ${appointmentId}`;
  const chosen = startsAt.value;
  return (
    <SheetFrame screen={screen} title={texts.t('moveTitle', { name: guestName(texts, appointment.salutation) })}>
      <SlotPicker screen={screen} view={view} managerId={manager.staffId} except={appointmentId} chosen={startsAt} />
      <Button
        screen={screen}
        at={at}
        look="filled"
        name={null}
        disabled={chosen === null}
        onPress={() => {
          if (chosen !== null)
            dispatch(screen, at, { type: 'move-appointment', appointmentId, managerId: manager.staffId, startsAt: chosen });
        }}
      >
        {texts.t('moveDo', {})}
      </Button>
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}
