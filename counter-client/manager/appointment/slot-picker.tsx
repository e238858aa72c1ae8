import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { clockText, dateText } from '../../../server/web/time.ts';
import { DAYS_OFFERED, midnightOf, slotsOf } from '../../parts/calendar-slots.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { PageProps } from '../page-props.ts';

/** A day, then one of its half hours. Taken ones are shown, but cannot be chosen. */
export function SlotPicker({
  screen,
  view,
  managerId,
  except,
  chosen,
}: PageProps & { readonly managerId: string; readonly except: string | null; readonly chosen: Signal<number | null> }) {
  const { texts } = screen;
  const now = screen.moment.now.value;
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
          <Choice
            key={startsAt}
            screen={screen}
            at={`slot ${clockText(startsAt, view.timeZone)}`}
            chosen={chosen.value === startsAt}
            disabled={isTaken}
            onPick={() => {
              chosen.value = startsAt;
            }}
          >
            {clockText(startsAt, view.timeZone)}
            {isTaken ? <small>{texts.t('bookTaken', {})}</small> : null}
          </Choice>
        ))}
      </div>
    </>
  );
}
