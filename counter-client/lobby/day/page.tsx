import { useState } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { dispatch, openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { LazyDayEnd } from '../day-end/lazy-day-end.tsx';
import { ReportSection } from './report-section.tsx';

/** The day in hand; what is handed over at its end, and the report of any day. */
export function DayPage({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  const { day } = view;
  const open = day !== null && day.state === 'open';
  return (
    <>
      <section class="day no-print" data-day={open ? 'open' : 'closed'}>
        <div>
          <h2 class="section-title">
            {texts.t('dayTitle', {})}
            <span class={`chip ${open ? 'chip-ok' : ''}`}>{texts.t(open ? 'dayOpen' : 'dayClosed', {})}</span>
          </h2>
          <p>
            {day === null
              ? texts.t('dayNever', {})
              : `${day.date} · ${texts.t('dayOpenedAt', { time: clockText(day.openedAt, view.timeZone) })}`}
          </p>
          <p class="hint">{view.hours === null ? texts.t('dayNoHours', {}) : texts.t('dayHours', { hours: view.hours })}</p>
        </div>
        {open ? (
          <Button
            desk={desk}
            at="ask close-day"
            look="plain"
            name={null}
            disabled={false}
            onPress={() => openSheet(desk, { kind: 'close-day' })}
          >
            {texts.t('closeDay', {})}
          </Button>
        ) : (
          <Button
            desk={desk}
            at="open-day"
            look="filled"
            name={null}
            disabled={false}
            onPress={() => dispatch(desk, 'open-day', { type: 'open-day' })}
          >
            {texts.t('openDay', {})}
          </Button>
        )}
        <Refusal desk={desk} at="open-day" />
      </section>
      <DayParts desk={desk} view={view} />
    </>
  );
}

/** Before the first day there is nothing to hand over. */
function DayParts({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  const [chosen, setChosen] = useState<'day-end' | 'report'>('day-end');
  if (view.dayEnd === null) return <ReportSection desk={desk} view={view} />;
  return (
    <>
      <div class="day-parts no-print" role="group" aria-label={texts.t('navDay', {})}>
        <Choice desk={desk} name="part day-end" chosen={chosen === 'day-end'} disabled={false} onPick={() => setChosen('day-end')}>
          {texts.t('dayEndPart', {})}
        </Choice>
        <Choice desk={desk} name="part report" chosen={chosen === 'report'} disabled={false} onPick={() => setChosen('report')}>
          {texts.t('reportTitle', {})}
        </Choice>
      </div>
      {chosen === 'day-end' ? <LazyDayEnd desk={desk} view={view} /> : <ReportSection desk={desk} view={view} />}
    </>
  );
}
