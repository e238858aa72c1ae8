import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { visitorName, visitorWaitMs } from '../appointment/words.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import { OverdueFrame } from './overdue-frame.tsx';

/** Who came by appointment has waited too long. */
export function VisitorOverdueCard({ screen, row }: { readonly screen: LobbyScreen; readonly row: AppointmentRow }) {
  const { texts, moment } = screen;
  const { appointmentId } = row;
  const waitsFor = texts.t('guestFor', { name: row.manager.staffName });
  return (
    <OverdueFrame
      screen={screen}
      mark={{ 'data-visitor': appointmentId }}
      of={appointmentId}
      title={texts.t('apptOverdueTitle', {})}
      who={`${visitorName(texts, row)} ${row.number ?? ''} · ${waitsFor}`}
      hint={texts.t('apptOverdueHint', { time: durationWords(texts, visitorWaitMs(row, moment.now.value)) })}
      at={`visitor ${appointmentId}`}
      words={texts.t('apptOverduePass', {})}
      sheet={{ kind: 'change-appointment', appointment: row }}
    />
  );
}
