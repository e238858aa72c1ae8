import { useSignal } from '@preact/signals';
import type { DutyRow } from '../../../server/contract/duty.ts';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import { clockText } from '../../../server/web/time.ts';
import { runningTime } from '../../parts/running-time.ts';
import { order, Press, Refused } from '../press.tsx';
import type { SupervisorDesk } from '../supervisor-desk.ts';

interface Props {
  readonly desk: SupervisorDesk;
  readonly view: SupervisorView;
}

/** The lobby's post: who is there, whose tablet is silent, and an alarm when nobody is (S24). */
export function DutyPanel({ desk, view }: Props) {
  const { texts, moment } = desk;
  const replacing = useSignal<string | null>(null);
  const { duty } = view;
  if (duty === null) return null;
  const { gap } = duty;
  return (
    <section class="panel duty-panel" aria-label={texts.t('dutyTitle', {})}>
      <h2 class="panel-title">{texts.t('dutyTitle', {})}</h2>
      {gap === null ? null : (
        <p class="alarm" role="alert" data-alarm="gap">
          {gap.staffName === null
            ? texts.t('dutyGapNobody', {})
            : texts.t('dutyGap', {
                time: runningTime(moment.now.value - gap.since),
                name: gap.staffName,
                reason: gap.reason === null ? '—' : texts.pick(gap.reason),
              })}
        </p>
      )}
      <ul class="run-rows">
        {duty.people.map((row) => (
          <li key={row.staffId} data-person={row.staffId} data-state={row.state} data-tablet={row.tablet}>
            <Person desk={desk} view={view} row={row} />
            {row.state !== 'on' ? null : (
              <Press
                desk={desk}
                at={`replace ${row.staffId}`}
                look="plain"
                disabled={duty.people.length < 2}
                onPress={() => {
                  replacing.value = replacing.value === row.staffId ? null : row.staffId;
                }}
              >
                {texts.t('dutyReplace', {})}
              </Press>
            )}
            {replacing.value === row.staffId ? (
              <div class="run-keys run-open">
                <span>{texts.t('dutyReplaceWith', {})}</span>
                {duty.people
                  .filter(({ staffId }) => staffId !== row.staffId)
                  .map(({ staffId: standInId, staffName }) => (
                    <Press
                      key={standInId}
                      desk={desk}
                      at={`send ${standInId}`}
                      look="filled"
                      disabled={false}
                      onPress={() =>
                        order(desk, 'duty', { type: 'take-over-duty', staffId: row.staffId, standInId }, () => {
                          replacing.value = null;
                        })
                      }
                    >
                      {staffName}
                    </Press>
                  ))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <Refused desk={desk} at="duty" />
    </section>
  );
}

function Person({ desk, view, row }: Props & { readonly row: DutyRow }) {
  const { texts, moment } = desk;
  const words =
    row.state === 'on'
      ? texts.t('dutyOn', {})
      : row.state === 'off'
        ? texts.t('dutyOff', {})
        : row.backAt === null
          ? texts.t('dutyAway', {})
          : texts.t('dutyAwayUntil', { time: clockText(row.backAt, view.timeZone) });
  const tabletFor = runningTime(moment.now.value - (row.tabletSince ?? moment.now.value));
  return (
    <div class="run-what">
      <b>{row.staffName}</b>
      <span class={`chip ${row.state === 'on' ? 'chip-ok' : ''}`}>{words}</span>
      {row.tablet === 'lost' ? <span class="chip chip-warn">{texts.t('dutyTabletLost', {})}</span> : null}
      {row.tablet === 'silent' ? (
        <span class="chip chip-bad" role="alert">
          {texts.t('dutyTabletSilent', { time: tabletFor })}
        </span>
      ) : null}
      {row.asked === null ? null : <span class="hint">{texts.t('dutyAsked', { name: row.asked.staffName })}</span>}
      {row.reason === null ? null : <span class="hint">{texts.t('dutyReason', { reason: texts.pick(row.reason) })}</span>}
    </div>
  );
}
