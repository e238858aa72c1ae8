import { useState } from 'preact/hooks';
import { clockText } from '../../../server/web/time.ts';
import { Button } from '../../parts/frame/button.tsx';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { openSheet } from '../../parts/frame/send.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import { LazyDayEnd } from '../day-end/lazy-day-end.tsx';
import type { PageProps } from '../page-props.ts';
import { ReportSection } from './report-section.tsx';

/** The day in progress, its day-end forms, and the report of any day. */
export function DayPage({ screen, view }: PageProps) {
  const { texts } = screen;
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
            screen={screen}
            at="ask close-day"
            look="plain"
            name={null}
            disabled={false}
            onPress={() => openSheet(screen, { kind: 'close-day' })}
          >
            {texts.t('closeDay', {})}
          </Button>
        ) : (
          <CommandButton screen={screen} at="open-day" look="filled" command={{ type: 'open-day' }}>
            {texts.t('openDay', {})}
          </CommandButton>
        )}
        <Refusal screen={screen} at="open-day" />
      </section>
      <DayParts screen={screen} view={view} />
    </>
  );
}

/** Before the first day there is nothing to hand over. */
function DayParts({ screen, view }: PageProps) {
  const { texts } = screen;
  const [chosen, setChosen] = useState<'day-end' | 'report'>('day-end');
  if (view.dayEnd === null) return <ReportSection screen={screen} view={view} />;
  return (
    <>
      <div class="day-parts no-print" role="group" aria-label={texts.t('navDay', {})}>
        <Choice screen={screen} at="part day-end" chosen={chosen === 'day-end'} disabled={false} onPick={() => setChosen('day-end')}>
          {texts.t('dayEndPart', {})}
        </Choice>
        <Choice screen={screen} at="part report" chosen={chosen === 'report'} disabled={false} onPick={() => setChosen('report')}>
          {texts.t('reportTitle', {})}
        </Choice>
      </div>
      {chosen === 'day-end' ? <LazyDayEnd screen={screen} view={view} /> : <ReportSection screen={screen} view={view} />}
    </>
  );
}
