import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { FollowUpRow } from '../../../server/contract/follow-up.ts';
import type { AppointmentRow } from '../../../server/contract/appointments.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import { Button, Chip, Refusal } from '../button.tsx';
import { DAYS_OFFERED, midnightOf, slotsOf } from '../../parts/calendar-slots.ts';
import { ask, dispatch, type ManagerDesk } from '../manager-desk.ts';
import { SheetFrame } from '../sheets.tsx';
import type { PageProps } from '../tabs.tsx';
import { guestName } from '../words.ts';

/** As the contract's: compound and minorities' names fit. */
const SURNAME_MAX_LENGTH = 12;

interface Made {
  readonly code: string;
  readonly startsAt: number;
}

/** Day, half hour, and a name if one is known; then the code to tell the customer. */
export function BookSheet({
  desk,
  view,
  managerId,
  followUp,
}: PageProps & { readonly managerId: string; readonly followUp: FollowUpRow | null }) {
  const { texts } = desk;
  const startsAt = useSignal<number | null>(null);
  const surname = useSignal('');
  const title = useSignal<'mr' | 'ms'>('mr');
  const made = useSignal<Made | null>(null);
  const at = `book-it ${managerId}`;
  const book = (chosen: number): void => {
    const name = surname.value.trim();
    const salutation = followUp?.salutation ?? (name === '' ? null : { surname: name, title: title.value });
    const followUpId = followUp?.followUpId ?? null;
    ask(desk, at, { type: 'book-appointment', managerId, startsAt: chosen, followUpId, salutation }, (receipt) => {
      if (receipt.kind === 'appointment') made.value = { code: receipt.code, startsAt: chosen };
    });
  };
  const name = view.desks.find((row) => row.managerId === managerId)?.staffName ?? '';
  const chosen = startsAt.value;
  return (
    <SheetFrame desk={desk} title={texts.t('bookFor', { name })}>
      {made.value === null ? (
        <>
          <SlotPicker desk={desk} view={view} managerId={managerId} except={null} chosen={startsAt} />
          {(followUp?.salutation ?? null) === null ? <NameField desk={desk} surname={surname} title={title} /> : null}
          <Button desk={desk} at={at} look="filled" disabled={chosen === null} onPress={() => (chosen === null ? undefined : book(chosen))}>
            {texts.t('bookDo', {})}
          </Button>
        </>
      ) : (
        <CodeToTell desk={desk} view={view} made={made.value} />
      )}
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

function CodeToTell({ desk, view, made }: PageProps & { readonly made: Made }) {
  const { texts } = desk;
  const time = `${dateText(made.startsAt, view.timeZone, texts.language.value)} ${clockText(made.startsAt, view.timeZone)}`;
  return (
    <div class="code-to-tell" role="status">
      <p>{texts.t('booked', { time })}</p>
      <b class="code">{made.code}</b>
      {view.checksIn ? <p class="hint">{texts.t('bookedSay', {})}</p> : null}
    </div>
  );
}

function NameField({
  desk,
  surname,
  title,
}: {
  readonly desk: ManagerDesk;
  readonly surname: Signal<string>;
  readonly title: Signal<'mr' | 'ms'>;
}) {
  const { texts } = desk;
  return (
    <div class="name-field">
      <input
        type="text"
        class="field"
        data-field="surname"
        aria-label={texts.t('bookSurname', {})}
        placeholder={texts.t('bookSurname', {})}
        maxLength={SURNAME_MAX_LENGTH}
        autocomplete="off"
        value={surname.value}
        onInput={(event) => {
          surname.value = event.currentTarget.value;
        }}
      />
      {(['mr', 'ms'] as const).map((one) => (
        <Chip
          key={one}
          desk={desk}
          at={`title ${one}`}
          chosen={title.value === one}
          disabled={false}
          onPick={() => {
            title.value = one;
          }}
        >
          {texts.t(one === 'mr' ? 'titleMr' : 'titleMs', {})}
        </Chip>
      ))}
    </div>
  );
}

export function MoveSheet({ desk, view, appointment }: PageProps & { readonly appointment: AppointmentRow }) {
  const { texts } = desk;
  const startsAt = useSignal<number | null>(null);
  const { appointmentId, manager } = appointment;
  const at = `move-it ${appointmentId}`;
  const chosen = startsAt.value;
  return (
    <SheetFrame desk={desk} title={texts.t('moveTitle', { name: guestName(texts, appointment.salutation) })}>
      <SlotPicker desk={desk} view={view} managerId={manager.staffId} except={appointmentId} chosen={startsAt} />
      <Button
        desk={desk}
        at={at}
        look="filled"
        disabled={chosen === null}
        onPress={() => {
          if (chosen !== null)
            dispatch(desk, at, { type: 'move-appointment', appointmentId, managerId: manager.staffId, startsAt: chosen });
        }}
      >
        {texts.t('moveDo', {})}
      </Button>
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

export function CancelSheet({ desk, appointment }: { readonly desk: ManagerDesk; readonly appointment: AppointmentRow }) {
  const { texts } = desk;
  const { appointmentId } = appointment;
  const at = `cancel-it ${appointmentId}`;
  return (
    <SheetFrame desk={desk} title={texts.t('cancelSure', { name: guestName(texts, appointment.salutation) })}>
      <Button
        desk={desk}
        at={at}
        look="danger"
        disabled={false}
        onPress={() => dispatch(desk, at, { type: 'cancel-appointment', appointmentId })}
      >
        {texts.t('cancelDo', {})}
      </Button>
      <Refusal desk={desk} at={at} />
    </SheetFrame>
  );
}

function SlotPicker({
  desk,
  view,
  managerId,
  except,
  chosen,
}: PageProps & { readonly managerId: string; readonly except: string | null; readonly chosen: Signal<number | null> }) {
  const { texts } = desk;
  const now = desk.moment.now.value;
  const daysAhead = useSignal(0);
  const appointments = view.desks.find((row) => row.managerId === managerId)?.appointments ?? [];
  const slots = slotsOf(midnightOf(now, daysAhead.value, view.timeZone), now, appointments, view.spacingMs, except);
  return (
    <>
      <label class="day-field">
        <span class="hint">{texts.t('bookDay', {})}</span>
        <select
          class="field"
          data-field="day"
          onInput={(event) => {
            daysAhead.value = Number(event.currentTarget.value);
            chosen.value = null;
          }}
        >
          {Array.from({ length: DAYS_OFFERED }, (_, index) => (
            <option key={index} value={index}>
              {dateText(midnightOf(now, index, view.timeZone), view.timeZone, texts.language.value)}
            </option>
          ))}
        </select>
      </label>
      <span class="hint">{texts.t('bookTime', {})}</span>
      <div class="chips slots">
        {slots.map(({ startsAt, isTaken }) => (
          <Chip
            key={startsAt}
            desk={desk}
            at={`slot ${clockText(startsAt, view.timeZone)}`}
            chosen={chosen.value === startsAt}
            disabled={isTaken}
            onPick={() => {
              chosen.value = startsAt;
            }}
          >
            {clockText(startsAt, view.timeZone)}
            {isTaken ? <small>{texts.t('bookTaken', {})}</small> : null}
          </Chip>
        ))}
      </div>
    </>
  );
}
