import { useSignal } from '@preact/signals';
import type { ReferralRow } from '../../server/contract/referral.ts';
import { clockText } from '../../server/web/time.ts';
import { Button } from '../parts/frame/button.tsx';
import { Judgement, SEGMENT_WORDS } from './referral/judgement.tsx';
import type { ManagerScreen } from './manager-screen.ts';
import type { ManagerRowView } from './manager-sheet.ts';
import { stateWords } from './referral/state-words.ts';
import type { PageProps } from './page-props.ts';
import { guestTitle, refererText } from './words.ts';

/** Guests this manager received today, marked where the assessment is missing; and the colleagues' states. */
export function TodayPage({ screen, view }: PageProps) {
  const { texts } = screen;
  return (
    <div class="desks" data-many={true}>
      {view.desks.map((row) => (
        <section key={row.managerId} class="desk">
          <h2 class="section-title">
            {texts.t('todayReceived', {})}
            <span class="figure">
              {row.isMe ? '' : `${row.staffName} · `}
              {texts.t('people', { count: row.received.length })}
            </span>
          </h2>
          {row.received.length === 0 ? <p class="hint">{texts.t('nobodyReceived', {})}</p> : null}
          {row.received.map((referral) => (
            <Received key={referral.referralId} screen={screen} row={row} referral={referral} timeZone={view.timeZone} />
          ))}
        </section>
      ))}
      <Colleagues screen={screen} view={view} />
    </div>
  );
}

function Received({
  screen,
  row,
  referral,
  timeZone,
}: {
  readonly screen: ManagerScreen;
  readonly row: ManagerRowView;
  readonly referral: ReferralRow;
  readonly timeZone: string;
}) {
  const { texts } = screen;
  const isOpen = useSignal(false);
  const { triage, closedAt, referralId } = referral;
  const { guest } = row.meeting ?? { guest: null };
  const isHere = guest?.kind === 'referral' && guest.referralId === referralId;
  return (
    <article class="guest" data-received={referralId}>
      <div class="guest-top">
        <h3>{guestTitle(texts, referral.salutation)}</h3>
        <span class={`chip ${triage === null ? 'chip-warn' : ''}`}>
          {texts.t(triage === null ? 'notJudged' : SEGMENT_WORDS[triage], {})}
        </span>
      </div>
      <p class="hint">
        {[
          texts.t('receivedAt', { time: clockText(closedAt ?? referral.raisedAt, timeZone) }),
          texts.pick(referral.cue),
          refererText(texts, referral),
        ].join(' · ')}
      </p>
      {isOpen.value ? (
        <Judgement screen={screen} managerId={row.managerId} referral={referral} isHere={isHere} />
      ) : (
        <div class="guest-keys">
          <Button
            screen={screen}
            at={`open-judge ${referralId}`}
            look="plain"
            name={null}
            disabled={false}
            onPress={() => {
              isOpen.value = true;
            }}
          >
            {texts.t(triage === null ? 'judge' : 'judgeAgain', {})}
          </Button>
        </div>
      )}
    </article>
  );
}

function Colleagues({ screen, view }: PageProps) {
  const { texts } = screen;
  return (
    <section class="desk">
      <h2 class="section-title">{texts.t('colleagues', {})}</h2>
      {view.colleagues.length === 0 ? <p class="hint">{texts.t('noColleagues', {})}</p> : null}
      <ul class="rows">
        {view.colleagues.map((row) => (
          <li key={row.managerId} data-colleague={row.managerId}>
            <span class={`dot state-${row.state}`} aria-hidden="true" />
            <span>
              <b>{row.staffName}</b>
              <small>
                {texts.pick(row.place)} · {stateWords(screen, view, row)}
              </small>
            </span>
            {row.waiting > 0 ? <span class="chip">{texts.t('waitingCount', { count: row.waiting })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
