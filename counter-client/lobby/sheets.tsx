import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LobbyView } from '../../server/contract/lobby.ts';
import { Button, Refusal } from '../parts/frame/button.tsx';
import { dispatch } from './hall-desk.ts';
import type { HallDesk, LobbyCounter, WaitingRow } from './hall-desk.ts';
import { ReprintSheet } from './queues/reprint-sheet.tsx';
import { TicketSheet } from './queues/ticket-sheet.tsx';
import { ArrangeSheet } from './queues/arrange-sheet.tsx';
import { IdentifySheet } from './queues/identify-sheet.tsx';
import { SearchSheet } from './queues/search-sheet.tsx';
import { LazyExplainSheet } from './queues/lazy-explain-sheet.tsx';
import { LeaveDutySheet } from './duty/leave-duty-sheet.tsx';
import { FindSheet } from './referral/find-sheet.tsx';
import { OutcomeSheet } from './referral/outcome-sheet.tsx';
import { BookSheet } from './appointment/book-sheet.tsx';
import { ChangeSheet } from './appointment/change-sheet.tsx';
import { PassSheet } from './referral/pass-sheet.tsx';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

export function Sheets({ desk, view }: Props) {
  const sheet = desk.sheet.value;
  if (sheet === null) return null;
  switch (sheet.kind) {
    case 'ticket':
      return <TicketSheet desk={desk} view={view} row={sheet.row} />;
    case 'identify':
      return <IdentifySheet key={sheet.row.ticketId} desk={desk} view={view} row={sheet.row} />;
    case 'arrange':
      return <ArrangeSheet desk={desk} view={view} guest={sheet.guest} />;
    case 'search':
      return <SearchSheet desk={desk} view={view} />;
    case 'explain':
      return <LazyExplainSheet key={sheet.ticketId} desk={desk} view={view} ticketId={sheet.ticketId} number={sheet.number} />;
    case 'cancel':
      return <CancelSheet desk={desk} row={sheet.row} />;
    case 'reprint':
      return <ReprintSheet desk={desk} view={view} row={sheet.row} />;
    case 'force':
      return <ForceSheet desk={desk} counter={sheet.counter} />;
    case 'close-day':
      return <CloseDaySheet desk={desk} view={view} />;
    case 'leave-duty':
      return <LeaveDutySheet desk={desk} view={view} />;
    case 'outcome':
      return <OutcomeSheet key={sheet.referralId} desk={desk} view={view} referralId={sheet.referralId} />;
    case 'pass':
      return <PassSheet desk={desk} view={view} referralId={sheet.referralId} />;
    case 'find':
      return <FindSheet desk={desk} view={view} row={sheet.row} />;
    case 'book-appointment':
      return <BookSheet desk={desk} view={view} again={sheet.again} />;
    case 'change-appointment':
      return <ChangeSheet key={sheet.appointment.appointmentId} desk={desk} view={view} appointment={sheet.appointment} />;
    default:
      return sheet satisfies never;
  }
}

/** One question over the page; the browser keeps the focus inside and closes it on Escape. */
export function SheetFrame({
  desk,
  title,
  children,
}: {
  readonly desk: HallDesk;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  /* Before it is painted: a sheet that is there is open. */
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      data-sheet={desk.sheet.value?.kind ?? ''}
      onClose={() => {
        desk.sheet.value = null;
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

/** The way back lies first and looks the safer: none of these can be undone. */
export function SheetActions({
  desk,
  back,
  children,
}: {
  readonly desk: HallDesk;
  readonly back: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="dialog-actions">
      <Button
        desk={desk}
        at="sheet back"
        look="plain"
        name={null}
        disabled={false}
        onPress={() => {
          desk.sheet.value = null;
        }}
      >
        {back}
      </Button>
      {children}
    </div>
  );
}

function CancelSheet({ desk, row }: { readonly desk: HallDesk; readonly row: WaitingRow }) {
  const { texts } = desk;
  const at = `cancel ${row.ticketId}`;
  return (
    <SheetFrame desk={desk} title={texts.t('cancelTitle', { number: row.number })}>
      <p>{texts.t('cancelBody', {})}</p>
      <Refusal desk={desk} at={at} />
      <SheetActions desk={desk} back={texts.t('keep', {})}>
        <Button
          desk={desk}
          at={at}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, at, { type: 'cancel-ticket', ticketId: row.ticketId })}
        >
          {texts.t('cancelConfirm', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}

function ForceSheet({ desk, counter }: { readonly desk: HallDesk; readonly counter: LobbyCounter }) {
  const { texts } = desk;
  const at = `force ${counter.id}`;
  const number = counter.number ?? '';
  return (
    <SheetFrame desk={desk} title={texts.t('forceTitle', { label: counter.label })}>
      <p>
        {texts.t('forceBody', { name: counter.staffName ?? '' })}
        {counter.state === 'calling'
          ? texts.t('forceCalling', { number })
          : counter.state === 'serving'
            ? texts.t('forceServing', { number })
            : ''}
      </p>
      <Refusal desk={desk} at={at} />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        <Button
          desk={desk}
          at={at}
          look="danger"
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, at, { type: 'force-sign-out', counterId: counter.id })}
        >
          {texts.t('forceConfirm', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}

/** Lists what is open and asks once. */
function CloseDaySheet({ desk, view }: Props) {
  const { texts } = desk;
  const { waiting, called, serving, parked } = view.open;
  const left = waiting + called + serving + parked;
  return (
    <SheetFrame desk={desk} title={texts.t('closeTitle', {})}>
      <p>{texts.t(left === 0 ? 'closeNothing' : 'closeLeft', {})}</p>
      {left === 0 ? null : (
        <ul class="left-open" data-left={left}>
          {waiting > 0 ? <li>{texts.t('closeWaiting', { count: waiting })}</li> : null}
          {called > 0 ? <li>{texts.t('closeCalled', { count: called })}</li> : null}
          {serving > 0 ? <li>{texts.t('closeServing', { count: serving })}</li> : null}
          {parked > 0 ? <li>{texts.t('closeParked', { count: parked })}</li> : null}
        </ul>
      )}
      <Refusal desk={desk} at="close-day" />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        <Button
          desk={desk}
          at="close-day"
          look={left === 0 ? 'filled' : 'danger'}
          name={null}
          disabled={false}
          onPress={() => dispatch(desk, 'close-day', { type: 'close-day' })}
        >
          {texts.t('closeConfirm', {})}
        </Button>
      </SheetActions>
    </SheetFrame>
  );
}
