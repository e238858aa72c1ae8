import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import { Fact, Facts } from './facts.tsx';
import { GreetButton } from './greet-button.tsx';
import type { ManagerRowView } from '../manager-sheet.ts';
import type { PageProps } from '../page-props.ts';
import { guestName, guestTitle } from '../words.ts';

/** A visitor by appointment, with a number of the managers' own series. Nobody calls it: the manager goes to meet the visitor. */
export function VisitorCard({
  screen,
  view,
  row,
  visitor,
  isFirst,
}: PageProps & { readonly row: ManagerRowView; readonly visitor: AppointmentRow; readonly isFirst: boolean }) {
  const { texts, moment } = screen;
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
        <GreetButton
          screen={screen}
          at={at}
          row={row}
          guest={ticketId === null ? null : { kind: 'visitor', ticketId }}
          name={name}
          isFirst={isFirst}
        />
        <Button
          screen={screen}
          at={`pass ${appointmentId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => openSheet(screen, { kind: 'pass-visitor', visitor })}
        >
          {texts.t('passToColleague', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={at} />
    </article>
  );
}
