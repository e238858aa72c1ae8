import { circleCheckIcon, Icon } from '../../../server/web/icons.ts';
import { ArrivalCard } from './arrival-card.tsx';
import { AskedCard } from './asked-card.tsx';
import { GuestCard } from './guest-card.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';
import { MeetingCard } from './meeting-card.tsx';
import { waitingKeys } from '../quiet.ts';
import { StateRadio } from './state-radio.tsx';
import { stateWords } from './state-words.ts';
import type { PageProps } from '../page-props.ts';
import { VisitorCard } from './visitor-card.tsx';

/** The manager, or every manager an assistant acts for: stacked on a phone, side by side on a desktop. */
export function WaitingPage({ screen, view }: PageProps) {
  const { texts } = screen;
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
                {texts.pick(row.place)} · {stateWords(screen, view, row)}
              </span>
            </h2>
          )}
          <StateRadio screen={screen} row={row} />
          <Guests screen={screen} view={view} row={row} />
          {row.meeting === null ? null : <MeetingCard screen={screen} row={row} meeting={row.meeting} />}
          <Asked screen={screen} row={row} />
          {row.arrivals.length === 0 ? null : <h2 class="section-title">{texts.t('arrivalTitle', {})}</h2>}
          {row.arrivals.map((arrival) => (
            <ArrivalCard key={arrival.attendeeId} screen={screen} view={view} row={row} arrival={arrival} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Asked({ screen, row }: { readonly screen: ManagerScreen; readonly row: ManagerRowView }) {
  if (row.asked.length === 0) return null;
  return (
    <>
      <h2 class="section-title">{screen.texts.t('askedTitle', {})}</h2>
      {row.asked.map((asked) => (
        <AskedCard key={asked.referralId} screen={screen} row={row} asked={asked} />
      ))}
    </>
  );
}

function Guests({ screen, view, row }: PageProps & { readonly row: ManagerRowView }) {
  const { texts } = screen;
  const { guests, visitors } = row;
  const count = guests.length + visitors.length;
  if (count === 0) return waitingKeys(row).length > 0 || row.meeting !== null ? null : <Nobody screen={screen} />;
  return (
    <>
      <h2 class="section-title">
        {row.isMe ? texts.t('waitingForMe', {}) : texts.t('waitingFor', { name: row.staffName })}
        <span class="figure">{texts.t('people', { count })}</span>
      </h2>
      {guests.map((guest, index) => (
        <GuestCard key={guest.referralId} screen={screen} row={row} guest={guest} isFirst={index === 0} />
      ))}
      {visitors.map((visitor, index) => (
        <VisitorCard
          key={visitor.appointmentId}
          screen={screen}
          view={view}
          row={row}
          visitor={visitor}
          isFirst={guests.length === 0 && index === 0}
        />
      ))}
    </>
  );
}

function Nobody({ screen }: { readonly screen: ManagerScreen }) {
  return (
    <div class="nothing">
      <Icon drawing={circleCheckIcon} size="36px" />
      <p class="nothing-title">{screen.texts.t('noGuests', {})}</p>
      <p class="hint">{screen.texts.t('noGuestsHint', {})}</p>
    </div>
  );
}
