import type { SupportDone, SupportRow } from '../../../server/contract/support.ts';
import { useSeen } from '../../parts/frame/use-seen.ts';
import { ask } from '../../parts/frame/send.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { askedWords, END_WORDS, KIND_WORDS } from '../../parts/support/words.ts';
import type { SupervisorScreen } from '../supervisor-screen.ts';
import type { PageProps } from '../page-props.ts';
import type { SupervisorTextKey } from '../texts-zh.ts';

/** What the supervisor presses once it is done. The chip shown afterwards reads as in the lobby. */
const DONE_WORDS: Readonly<Record<SupportDone, SupervisorTextKey>> = {
  'opened-counter': 'supportDoneOpenedCounter',
  'changed-services': 'supportDoneChangedServices',
  came: 'supportDoneCame',
  other: 'supportDoneOther',
};
const DONE = Object.keys(DONE_WORDS) as SupportDone[];

/** What the lobby asks for stands on top: one press takes it up (S29). */
export function SupportPanel({ screen, view }: PageProps) {
  const { texts } = screen;
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
          <Request key={row.supportId} screen={screen} view={view} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Request({ screen, view, row }: PageProps & { readonly row: SupportRow }) {
  const { texts } = screen;
  const { supportId } = row;
  const card = useSeen<HTMLLIElement>(row.state === 'raised' ? supportId : null, () => {
    void screen.connection.request({ type: 'see-support', supportId });
  });
  return (
    <li ref={card} data-support={supportId} data-state={row.state}>
      <div class="run-what">
        <b>{texts.t(KIND_WORDS[row.kind], {})}</b>
        <span class="hint">{askedWords(texts, row, view.timeZone)}</span>
      </div>
      <Answers screen={screen} row={row} />
      <Refusal screen={screen} at={supportId} />
    </li>
  );
}

function Answers({ screen, row }: { readonly screen: SupervisorScreen; readonly row: SupportRow }) {
  const { texts } = screen;
  const { supportId } = row;
  if (row.state === 'resolved') return <span class="chip">{texts.t(END_WORDS[row.end ?? 'other'], {})}</span>;
  if (row.state !== 'acknowledged') {
    const accept = (): void => ask(screen, supportId, { type: 'acknowledge-support', supportId }, () => {});
    return (
      <Button screen={screen} at={`accept ${supportId}`} look="filled" name={null} disabled={false} onPress={accept}>
        {texts.t('supportAccept', {})}
      </Button>
    );
  }
  return (
    <div class="run-keys">
      <span class="chip chip-ok">{texts.t('supportAcknowledged', { name: row.acknowledgedBy ?? '' })}</span>
      <span>{texts.t('supportDone', {})}</span>
      {DONE.map((done) => (
        <Button
          key={done}
          screen={screen}
          at={`${done} ${supportId}`}
          look="plain"
          name={null}
          disabled={false}
          onPress={() => ask(screen, supportId, { type: 'resolve-support', supportId, done }, () => {})}
        >
          {texts.t(DONE_WORDS[done], {})}
        </Button>
      ))}
    </div>
  );
}
