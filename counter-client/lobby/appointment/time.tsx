import { useState } from 'preact/hooks';
import { clockText, dateText } from '../../../server/web/time.ts';
import { DAYS_OFFERED, midnightOf, slotsOf } from '../../parts/calendar-slots.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { PageProps } from '../page-props.ts';
import { managerStateWords } from '../referral/words.ts';

interface Props extends PageProps {
  readonly managerId: string | null;
}

export function ManagerChoices({ screen, view, managerId, onPick }: Props & { readonly onPick: (managerId: string) => void }) {
  const { texts, moment } = screen;
  return (
    <>
      <h3 class="group">{texts.t('apptManager', {})}</h3>
      {view.managers.length === 0 ? <p class="hint">{texts.t('managersNone', {})}</p> : null}
      <div class="choices choices-small" role="group" aria-label={texts.t('apptManager', {})}>
        {view.managers.map((row) => (
          <Choice
            key={row.managerId}
            screen={screen}
            at={`appt manager ${row.managerId}`}
            chosen={managerId === row.managerId}
            disabled={false}
            onPick={() => onPick(row.managerId)}
          >
            <b>{row.staffName}</b> <small>{managerStateWords(texts, row, moment.now.value, view.timeZone)}</small>
          </Choice>
        ))}
      </div>
    </>
  );
}

/** The half hours of a day; today's come first. Taken ones are known of today and tomorrow, the server knows all. */
export function TimeChoices({
  screen,
  view,
  managerId,
  startsAt,
  except,
  onPick,
}: Props & { readonly startsAt: number | null; readonly except: string | null; readonly onPick: (startsAt: number | null) => void }) {
  const { texts, moment } = screen;
  const now = moment.now.value;
  const [daysAhead, setDaysAhead] = useState(0);
  const theirs = view.appointments.filter(({ manager }) => manager.staffId === managerId);
  const slots = slotsOf(midnightOf(now, daysAhead, view.timeZone), now, theirs, view.spacingMs, except);
  return (
    <>
      <label class="search">
        {texts.t('apptDay', {})}
        <select
          class="field"
          data-field="day"
          value={String(daysAhead)}
          onChange={(event) => {
            setDaysAhead(Number(event.currentTarget.value));
            onPick(null);
          }}
        >
          {Array.from({ length: DAYS_OFFERED }, (_, index) => (
            <option key={index} value={String(index)}>
              {dateText(midnightOf(now, index, view.timeZone), view.timeZone, texts.language.value)}
            </option>
          ))}
        </select>
      </label>
      <h3 class="group">{texts.t('apptTime', {})}</h3>
      {slots.length === 0 ? <p class="hint">{texts.t('apptNoTime', {})}</p> : null}
      <div class="choices choices-codes" role="group" aria-label={texts.t('apptTime', {})}>
        {slots.map((slot) => (
          <Choice
            key={slot.startsAt}
            screen={screen}
            at={`slot ${clockText(slot.startsAt, view.timeZone)}`}
            chosen={startsAt === slot.startsAt}
            disabled={slot.isTaken}
            onPick={() => onPick(slot.startsAt)}
          >
            {clockText(slot.startsAt, view.timeZone)}
            {slot.isTaken ? <small> {texts.t('apptTaken', {})}</small> : null}
          </Choice>
        ))}
      </div>
    </>
  );
}
