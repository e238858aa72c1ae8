import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button, Refusal } from '../button.tsx';
import { Fact, Facts } from './facts.tsx';
import { dispatch, durationWords, type ManagerRowView, openSheet } from '../manager-desk.ts';
import type { PageProps } from '../tabs.tsx';
import { guestName, guestTitle } from '../words.ts';

/** Who came by appointment, with a number of the managers' own; nobody calls it, the manager goes to meet him. */
export function VisitorCard({
  desk,
  view,
  row,
  visitor,
  isFirst,
}: PageProps & { readonly row: ManagerRowView; readonly visitor: AppointmentRow; readonly isFirst: boolean }) {
  const { texts, moment } = desk;
  const { managerId, meeting } = row;
  const { appointmentId, ticketId, arrivedAt, startsAt } = visitor;
  const at = `greet ${appointmentId}`;
  const name = guestName(texts, visitor.salutation);
  return (
    <article class="guest" data-visitor={appointmentId}>
      <div class="guest-top">
        <h3>{guestTitle(texts, visitor.salutation)}</h3>
        <span class="chip chip-info">{texts.t('tabAppointments', {})}</span>
      </div>
      <Facts>
        <Fact word={texts.t('appointmentAt', {})}>{clockText(startsAt, view.timeZone)}</Fact>
        {arrivedAt === null ? null : <Fact word={texts.t('waited', {})}>{durationWords(texts, moment.now.value - arrivedAt)}</Fact>}
        <Fact word={texts.t('number', {})}>{visitor.number ?? ''}</Fact>
      </Facts>
      <div class="guest-keys">
        <Button
          desk={desk}
          at={at}
          look={isFirst ? 'filled' : 'plain'}
          disabled={ticketId === null}
          onPress={() =>
            dispatch(desk, at, {
              type: 'greet-guest',
              managerId,
              guest: { kind: 'visitor', ticketId: ticketId ?? '' },
              ending: meeting?.guest ?? null,
            })
          }
        >
          {texts.t(meeting === null ? 'greet' : 'greetEnding', { name })}
        </Button>
        <Button
          desk={desk}
          at={`pass ${appointmentId}`}
          look="plain"
          disabled={false}
          onPress={() => openSheet(desk, { kind: 'pass-visitor', visitor })}
        >
          {texts.t('passToColleague', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={at} />
    </article>
  );
}
