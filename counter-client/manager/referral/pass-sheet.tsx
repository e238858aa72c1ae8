import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import { Button, Chip, Refusal } from '../button.tsx';
import { dispatch, type ManagerDesk, openSheet } from '../manager-desk.ts';
import { SheetFrame } from '../sheets.tsx';
import { stateWords } from './state-radio.tsx';
import type { PageProps } from '../tabs.tsx';
import { guestName } from '../words.ts';

/** A guest who need not wait for this manager: a colleague, whoever is free first, or a counter that serves him meanwhile. */
export function PassSheet({ desk, view, managerId, guest }: PageProps & { readonly managerId: string; readonly guest: ReferralRow }) {
  const { texts } = desk;
  const { referralId } = guest;
  const at = `pass-to ${referralId}`;
  const seat = (to: string | null): void => dispatch(desk, at, { type: 'seat-guest', referralId, managerId: to, look: null });
  return (
    <SheetFrame desk={desk} title={texts.t('passTitle', { name: guestName(texts, guest.salutation) })}>
      <Others desk={desk} view={view} but={managerId} at={at} onPick={seat} />
      {guest.manager === null ? null : (
        <Button desk={desk} at={`${at} anybody`} look="plain" disabled={false} onPress={() => seat(null)}>
          {texts.t('passToAnybody', {})}
        </Button>
      )}
      <Button
        desk={desk}
        at={`${at} counter`}
        look="plain"
        disabled={false}
        onPress={() => openSheet(desk, { kind: 'serve-first', managerId, guest })}
      >
        {texts.t('serveFirst', {})}
      </Button>
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

export function PassVisitorSheet({ desk, view, visitor }: PageProps & { readonly visitor: AppointmentRow }) {
  const { texts } = desk;
  const { appointmentId, startsAt, manager } = visitor;
  const at = `pass-to ${appointmentId}`;
  return (
    <SheetFrame desk={desk} title={texts.t('passTitle', { name: guestName(texts, visitor.salutation) })}>
      <Others
        desk={desk}
        view={view}
        but={manager.staffId}
        at={at}
        onPick={(managerId) => dispatch(desk, at, { type: 'move-appointment', appointmentId, managerId, startsAt })}
      />
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

function Others({
  desk,
  view,
  but,
  at,
  onPick,
}: PageProps & { readonly but: string; readonly at: string; readonly onPick: (managerId: string) => void }) {
  const others: readonly ManagerRow[] = [...view.desks, ...view.colleagues].filter(({ managerId }) => managerId !== but);
  return (
    <div class="others">
      {others.length === 0 ? <p class="hint">{desk.texts.t('noColleague', {})}</p> : null}
      {others.map((other) => (
        <Chip
          key={other.managerId}
          desk={desk}
          at={`${at} ${other.managerId}`}
          chosen={false}
          disabled={other.state === 'off'}
          onPick={() => onPick(other.managerId)}
        >
          <OtherWords desk={desk} view={view} other={other} />
        </Chip>
      ))}
    </div>
  );
}

function OtherWords({ desk, view, other }: { readonly desk: ManagerDesk; readonly view: PageProps['view']; readonly other: ManagerRow }) {
  return (
    <>
      <b>{other.staffName}</b>
      <small>
        {desk.texts.pick(other.place)} · {stateWords(desk, view, other)}
      </small>
    </>
  );
}
