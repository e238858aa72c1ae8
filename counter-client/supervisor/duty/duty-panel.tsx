import { useSignal } from '@preact/signals';
import type { DutyRow } from '../../../server/contract/duty.ts';
import { ask } from '../../parts/frame/send.ts';
import { dutyWords } from '../../parts/duty/words.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { runningTime } from '../../parts/running-time.ts';
import type { PageProps } from '../page-props.ts';

/** The lobby's post: who is there, and whose tablet is silent (S24). That nobody is stands on top of the page. */
export function DutyPanel({ screen, view }: PageProps) {
  const { texts } = screen;
  const replacing = useSignal<string | null>(null);
  const { duty } = view;
  if (duty === null) return null;
  return (
    <section class="panel duty-panel" aria-label={texts.t('dutyTitle', {})}>
      <h2 class="panel-title">{texts.t('dutyTitle', {})}</h2>
      <ul class="run-rows">
        {duty.people.map((row) => (
          <li key={row.staffId} data-person={row.staffId} data-state={row.state} data-tablet={row.tablet}>
            <Person screen={screen} view={view} row={row} />
            {row.state !== 'on' ? null : (
              <Button
                screen={screen}
                at={`replace ${row.staffId}`}
                look="plain"
                name={null}
                disabled={duty.people.length < 2}
                onPress={() => {
                  replacing.value = replacing.value === row.staffId ? null : row.staffId;
                }}
              >
                {texts.t('dutyReplace', {})}
              </Button>
            )}
            {replacing.value === row.staffId ? (
              <div class="run-keys run-open">
                <span>{texts.t('dutyReplaceWith', {})}</span>
                {duty.people
                  .filter(({ staffId }) => staffId !== row.staffId)
                  .map(({ staffId: standInId, staffName }) => (
                    <Button
                      key={standInId}
                      screen={screen}
                      at={`send ${standInId}`}
                      look="filled"
                      name={null}
                      disabled={false}
                      onPress={() =>
                        ask(screen, 'duty', { type: 'take-over-duty', staffId: row.staffId, standInId }, () => {
                          replacing.value = null;
                        })
                      }
                    >
                      {staffName}
                    </Button>
                  ))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <Refusal screen={screen} at="duty" />
    </section>
  );
}

function Person({ screen, view, row }: PageProps & { readonly row: DutyRow }) {
  const { texts, moment } = screen;
  const tabletFor = runningTime(moment.now.value - (row.tabletSince ?? moment.now.value));
  return (
    <div class="run-what">
      <b>{row.staffName}</b>
      <span class={`chip ${row.state === 'on' ? 'chip-ok' : ''}`}>{dutyWords(texts, row, view.timeZone)}</span>
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
