import type { AlarmRow } from '../../../server/contract/alarm.ts';
import { alarmFacts, alarmRemedy, alarmStand, alarmTitle } from '../../parts/alarm/words.ts';
import { CommandButton } from '../../parts/frame/command-button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import type { PageProps } from '../page-props.ts';
import './alarm.css';

/** What the lobby has not answered first; then what has been wrong longest. */
function inOrder(rows: readonly AlarmRow[]): readonly AlarmRow[] {
  const rank = ({ acknowledgedBy, escalation }: AlarmRow): number => (acknowledgedBy !== null ? 2 : escalation === null ? 1 : 0);
  return [...rows].sort((one, other) => rank(one) - rank(other) || one.since - other.since);
}

/** Time passes and nobody acts (S03): on top of the live page, and nothing where all goes well. */
export function AlarmPanel({ screen, view }: PageProps) {
  const { texts } = screen;
  if (view.alarms.length === 0) return null;
  return (
    <section class="panel alarm-panel" aria-label={texts.t('alarmTitle', {})}>
      <h2 class="panel-title">
        {texts.t('alarmTitle', {})} <span class="chip">{view.alarms.length}</span>
      </h2>
      <ul class="run-rows">
        {inOrder(view.alarms).map((row) => (
          <Row key={row.alarmId} screen={screen} view={view} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ screen, row }: PageProps & { readonly row: AlarmRow }) {
  const { texts, moment } = screen;
  const { alarmId, kind, acknowledgedBy, escalation } = row;
  const at = `alarm ${alarmId}`;
  const look = acknowledgedBy !== null ? 'chip-ok' : escalation === null ? '' : 'chip-warn';
  return (
    <li data-alarm={alarmId} data-kind={kind} data-open={acknowledgedBy === null}>
      <div class="run-what">
        <b>{alarmTitle(texts, row)}</b>
        <span class="hint">{alarmFacts(texts, row, moment.now.value)}</span>
        <span class="alarm-remedy">{alarmRemedy(texts, row)}</span>
      </div>
      <span class={`chip ${look}`}>{alarmStand(texts, row)}</span>
      {acknowledgedBy === null ? (
        <CommandButton screen={screen} at={at} look="filled" command={{ type: 'acknowledge-alarm', alarmId }}>
          {texts.t('alarmAcknowledge', {})}
        </CommandButton>
      ) : null}
      <Refusal screen={screen} at={at} />
    </li>
  );
}
