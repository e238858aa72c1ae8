import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch, openSheet } from '../../parts/frame/send.ts';
import { CloseSheet, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import type { ManagerScreen } from '../manager-screen.ts';
import { stateWords } from './state-words.ts';
import type { PageProps } from '../page-props.ts';
import { guestName } from '../words.ts';

/** Passes a guest on: to a colleague, to the first free manager, or to a counter that serves the guest meanwhile. */
export function PassSheet({ screen, view, managerId, guest }: PageProps & { readonly managerId: string; readonly guest: ReferralRow }) {
  const { texts } = screen;
  const { referralId } = guest;
  const at = `pass-to ${referralId}`;
  const seat = (to: string | null): void => dispatch(screen, at, { type: 'seat-guest', referralId, managerId: to, look: null });
  return (
    <SheetFrame screen={screen} title={texts.t('passTitle', { name: guestName(texts, guest.salutation) })}>
      <Others screen={screen} view={view} but={managerId} at={at} onPick={seat} />
      {guest.manager === null ? null : (
        <Button screen={screen} at={`${at} anybody`} look="plain" name={null} disabled={false} onPress={() => seat(null)}>
          {texts.t('passToAnybody', {})}
        </Button>
      )}
      <Button
        screen={screen}
        at={`${at} counter`}
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'serve-first', managerId, guest })}
      >
        {texts.t('serveFirst', {})}
      </Button>
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

export function PassVisitorSheet({ screen, view, visitor }: PageProps & { readonly visitor: AppointmentRow }) {
  const { texts } = screen;
  const { appointmentId, startsAt, manager } = visitor;
  const at = `pass-to ${appointmentId}`;
  return (
    <SheetFrame screen={screen} title={texts.t('passTitle', { name: guestName(texts, visitor.salutation) })}>
      <Others
        screen={screen}
        view={view}
        but={manager.staffId}
        at={at}
        onPick={(managerId) => dispatch(screen, at, { type: 'move-appointment', appointmentId, managerId, startsAt })}
      />
      <Refusal screen={screen} at={at} />
      <CloseSheet screen={screen} />
    </SheetFrame>
  );
}

function Others({
  screen,
  view,
  but,
  at,
  onPick,
}: PageProps & { readonly but: string; readonly at: string; readonly onPick: (managerId: string) => void }) {
  const others: readonly ManagerRow[] = [...view.desks, ...view.colleagues].filter(({ managerId }) => managerId !== but);
  return (
    <div class="others">
      {others.length === 0 ? <p class="hint">{screen.texts.t('noColleague', {})}</p> : null}
      {others.map((other) => (
        <Choice
          key={other.managerId}
          screen={screen}
          at={`${at} ${other.managerId}`}
          chosen={false}
          disabled={other.state === 'off' || screen.moment.offline.value}
          onPick={() => onPick(other.managerId)}
        >
          <OtherWords screen={screen} view={view} other={other} />
        </Choice>
      ))}
    </div>
  );
}

function OtherWords({
  screen,
  view,
  other,
}: {
  readonly screen: ManagerScreen;
  readonly view: PageProps['view'];
  readonly other: ManagerRow;
}) {
  return (
    <>
      <b>{other.staffName}</b>
      <small>
        {screen.texts.pick(other.place)} · {stateWords(screen, view, other)}
      </small>
    </>
  );
}
