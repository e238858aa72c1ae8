import { useEffect } from 'preact/hooks';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import type { SupportDone, SupportRow } from '../../../server/contract/support.ts';
import { clockText } from '../../../server/web/time.ts';
import { order, Press, Refused } from '../press.tsx';
import type { SupervisorDesk } from '../supervisor-desk.ts';
import type { SupervisorTextKey } from '../texts-zh.ts';

interface Props {
  readonly desk: SupervisorDesk;
  readonly view: SupervisorView;
}

const KIND_WORDS: Readonly<Record<SupportRow['kind'], SupervisorTextKey>> = {
  staff: 'supportStaff',
  complaint: 'supportComplaint',
  device: 'supportDevice',
  security: 'supportSecurity',
};
const DONE_WORDS: Readonly<Record<SupportDone, SupervisorTextKey>> = {
  'opened-counter': 'supportOpenedCounter',
  'changed-services': 'supportChangedServices',
  came: 'supportCame',
  other: 'supportOther',
};
const END_WORDS: Readonly<Record<NonNullable<SupportRow['end']>, SupervisorTextKey>> = {
  ...DONE_WORDS,
  withdrawn: 'supportWithdrawn',
  eased: 'supportEased',
  'day-ended': 'supportDayEnded',
};
const DONE = Object.keys(DONE_WORDS) as SupportDone[];

/** What the lobby asks for stands on top: one press takes it up (S29). */
export function SupportPanel({ desk, view }: Props) {
  const { texts } = desk;
  const { support } = view;
  if (support === null) return null;
  return (
    <section class="panel support-panel" aria-label={texts.t('supportTitle', {})}>
      <h2 class="panel-title">
        {texts.t('supportTitle', {})} <span class="hint">{texts.t('supportLoad', support.load)}</span>
      </h2>
      {support.requests.length === 0 ? <p class="hint">{texts.t('supportNone', {})}</p> : null}
      <ul class="run-rows">
        {support.requests.map((row) => (
          <Request key={row.supportId} desk={desk} view={view} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Request({ desk, view, row }: Props & { readonly row: SupportRow }) {
  const { texts } = desk;
  const { supportId } = row;
  useSeen(desk, row);
  return (
    <li data-support={supportId} data-state={row.state}>
      <div class="run-what">
        <b>{texts.t(KIND_WORDS[row.kind], {})}</b>
        <span class="hint">
          {clockText(row.raisedAt, view.timeZone)} ·{' '}
          {row.staffName === null ? texts.t('supportByCrowd', {}) : texts.t('supportBy', { name: row.staffName })} ·{' '}
          {texts.t('supportLoad', row.load)}
        </span>
      </div>
      <Answers desk={desk} row={row} />
      <Refused desk={desk} at={supportId} />
    </li>
  );
}

function Answers({ desk, row }: { readonly desk: SupervisorDesk; readonly row: SupportRow }) {
  const { texts } = desk;
  const { supportId } = row;
  if (row.state === 'resolved') return <span class="chip">{texts.t(END_WORDS[row.end ?? 'other'], {})}</span>;
  if (row.state !== 'acknowledged') {
    const accept = (): void => order(desk, supportId, { type: 'acknowledge-support', supportId }, () => {});
    return (
      <Press desk={desk} at={`accept ${supportId}`} look="filled" disabled={false} onPress={accept}>
        {texts.t('supportAccept', {})}
      </Press>
    );
  }
  return (
    <div class="run-keys">
      <span class="chip chip-ok">{texts.t('supportAccepted', { name: row.acknowledgedBy ?? '' })}</span>
      <span>{texts.t('supportDone', {})}</span>
      {DONE.map((done) => (
        <Press
          key={done}
          desk={desk}
          at={`${done} ${supportId}`}
          look="plain"
          disabled={false}
          onPress={() => order(desk, supportId, { type: 'resolve-support', supportId, done }, () => {})}
        >
          {texts.t(DONE_WORDS[done], {})}
        </Press>
      ))}
    </div>
  );
}

/** On this screen, so the lobby may know. */
function useSeen({ connection }: SupervisorDesk, { supportId, state }: SupportRow): void {
  useEffect(() => {
    if (state === 'raised') void connection.request({ type: 'see-support', supportId });
  }, [connection, supportId, state]);
}
