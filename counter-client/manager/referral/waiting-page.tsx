import { circleCheckIcon, Icon } from '../../../server/web/icons.ts';
import { AskedCard } from './asked-card.tsx';
import { GuestCard } from './guest-card.tsx';
import type { ManagerDesk, ManagerRowView } from '../manager-desk.ts';
import { MeetingCard } from './meeting-card.tsx';
import { waitingKeys } from '../quiet.ts';
import { StateRadio, stateWords } from './state-radio.tsx';
import type { PageProps } from '../tabs.tsx';
import { VisitorCard } from './visitor-card.tsx';

/** The manager himself, or everybody an assistant acts for, one below the other (on a desktop beside one another). */
export function WaitingPage({ desk, view }: PageProps) {
  const { texts } = desk;
  if (view.desks.length === 0) {
    return (
      <div class="nothing">
        <p class="nothing-title">{texts.t('nobodyTitle', {})}</p>
        <p class="hint">{texts.t('nobodyHint', {})}</p>
      </div>
    );
  }
  return (
    <div class="desks" data-many={view.desks.length > 1}>
      {view.desks.map((row) => (
        <section key={row.managerId} class="desk" data-desk={row.managerId} data-state={row.state}>
          {row.isMe ? (
            <h2 class="heard-only">{texts.t('stateTitle', {})}</h2>
          ) : (
            <h2 class="section-title">
              {row.staffName}
              <span class="figure">
                {texts.pick(row.place)} · {stateWords(desk, view, row)}
              </span>
            </h2>
          )}
          <StateRadio desk={desk} row={row} />
          <Guests desk={desk} view={view} row={row} />
          {row.meeting === null ? null : <MeetingCard desk={desk} row={row} meeting={row.meeting} />}
          <Asked desk={desk} row={row} />
        </section>
      ))}
    </div>
  );
}

function Asked({ desk, row }: { readonly desk: ManagerDesk; readonly row: ManagerRowView }) {
  if (row.asked.length === 0) return null;
  return (
    <>
      <h2 class="section-title">{desk.texts.t('askedTitle', {})}</h2>
      {row.asked.map((asked) => (
        <AskedCard key={asked.referralId} desk={desk} row={row} asked={asked} />
      ))}
    </>
  );
}

function Guests({ desk, view, row }: PageProps & { readonly row: ManagerRowView }) {
  const { texts } = desk;
  const { guests, visitors } = row;
  const count = guests.length + visitors.length;
  if (count === 0) return waitingKeys(row).length > 0 || row.meeting !== null ? null : <Nobody desk={desk} />;
  return (
    <>
      <h2 class="section-title">
        {row.isMe ? texts.t('waitingForMe', {}) : texts.t('waitingFor', { name: row.staffName })}
        <span class="figure">{texts.t('people', { count })}</span>
      </h2>
      {guests.map((guest, index) => (
        <GuestCard key={guest.referralId} desk={desk} row={row} guest={guest} isFirst={index === 0} />
      ))}
      {visitors.map((visitor, index) => (
        <VisitorCard
          key={visitor.appointmentId}
          desk={desk}
          view={view}
          row={row}
          visitor={visitor}
          isFirst={guests.length === 0 && index === 0}
        />
      ))}
    </>
  );
}

function Nobody({ desk }: { readonly desk: ManagerDesk }) {
  return (
    <div class="nothing">
      <Icon drawing={circleCheckIcon} size="36px" />
      <p class="nothing-title">{desk.texts.t('noGuests', {})}</p>
      <p class="hint">{desk.texts.t('noGuestsHint', {})}</p>
    </div>
  );
}
