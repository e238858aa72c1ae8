import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockIcon, Icon } from '../../../server/web/icons.ts';
import { visitorName, visitorWaitMs } from '../appointment/words.ts';
import { Button } from '../../parts/frame/button.tsx';
import { durationWords, openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { Veiled } from '../veil.tsx';

/** Who came by appointment has waited too long for the manager: the lobby is prompted, never the manager (S45). */
export function VisitorOverdueCard({ desk, row }: { readonly desk: HallDesk; readonly row: AppointmentRow }) {
  const { texts, moment } = desk;
  const { appointmentId } = row;
  return (
    <article class="card card-soon" data-visitor={appointmentId} data-level="overdue">
      <div class="card-top">
        <div>
          <h3>{texts.t('apptOverdueTitle', {})}</h3>
          <Veiled desk={desk} of={appointmentId}>
            <p>
              {visitorName(texts, row)} {row.number} · {texts.t('guestFor', { name: row.manager.staffName })}
            </p>
          </Veiled>
        </div>
      </div>
      <p class="chip level-chip chip-warn">
        <Icon drawing={clockIcon} size="16px" />
        {texts.t('apptOverdueHint', { time: durationWords(texts, visitorWaitMs(row, moment.now.value)) })}
      </p>
      <div class="card-answers">
        <Button
          desk={desk}
          at={`visitor ${appointmentId}`}
          look="filled"
          name={null}
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'change-appointment', appointment: row })}
        >
          {texts.t('apptOverduePass', {})}
        </Button>
      </div>
    </article>
  );
}
