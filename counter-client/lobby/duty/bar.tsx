import type { DutyRow } from '../../../server/contract/duty.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { dutyWords, postAnswerWords } from '../../parts/duty/words.ts';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { ask, openSheet } from '../../parts/frame/send.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyScreen } from '../lobby-screen.ts';

/** Who is on duty, how to start and leave duty, and who asks for a stand-in (S24). */
export function DutyBar({ screen, view }: PageProps) {
  const { texts } = screen;
  const { duty } = view;
  if (duty === null) return null;
  const me = duty.people.find(({ staffId }) => staffId === view.staffId) ?? null;
  const asking = standInsAsked(view);
  return (
    <section class="duty" aria-label={texts.t('dutyTitle', {})} data-duty={me?.state ?? 'none'}>
      <h2 class="section-title">{texts.t('dutyTitle', {})}</h2>
      {asking.map((row) => (
        <StandIn key={row.staffId} screen={screen} view={view} row={row} />
      ))}
      {duty.gap === null ? null : (
        <p class="duty-gap" role="alert">
          {texts.t('dutyNobody', {})}
          {duty.gap.answer === null ? null : <span class="hint"> {postAnswerWords(texts, duty.gap.answer)}</span>}
        </p>
      )}
      <div class="duty-line">
        <ul class="duty-people">
          {duty.people.map((row) => (
            <Person key={row.staffId} screen={screen} view={view} row={row} />
          ))}
        </ul>
        {me === null ? null : <Own screen={screen} me={me} />}
      </div>
      <Refusal screen={screen} at="duty" />
    </section>
  );
}

/** Colleagues who cannot leave before this person has answered. */
export function standInsAsked({ duty, staffId }: LobbyView): readonly DutyRow[] {
  return duty === null ? [] : duty.people.filter(({ asked }) => asked?.staffId === staffId);
}

function Person({ screen, view, row }: PageProps & { readonly row: DutyRow }) {
  const { texts } = screen;
  return (
    <li data-person={row.staffId} data-state={row.state}>
      <b>{row.staffName}</b> <span class={`chip ${row.state === 'on' ? 'chip-ok' : ''}`}>{dutyWords(texts, row, view.timeZone)}</span>
      {row.tablet === 'ok' ? null : (
        <span class={`chip ${row.tablet === 'silent' ? 'chip-bad' : 'chip-warn'}`}>
          {texts.t(row.tablet === 'silent' ? 'dutyTabletSilent' : 'dutyTabletLost', {})}
        </span>
      )}
    </li>
  );
}

function Own({ screen, me }: { readonly screen: LobbyScreen; readonly me: DutyRow }) {
  const { texts } = screen;
  if (me.state !== 'on') {
    return (
      <Button
        screen={screen}
        at="duty"
        look="filled"
        name={null}
        disabled={false}
        onPress={() => ask(screen, 'duty', { type: 'start-duty' }, () => {})}
      >
        {texts.t(me.state === 'away' ? 'dutyBack' : 'dutyStart', {})}
      </Button>
    );
  }
  if (me.asked === null) {
    return (
      <Button
        screen={screen}
        at="leave"
        look="plain"
        name={null}
        disabled={false}
        onPress={() => openSheet(screen, { kind: 'leave-duty' })}
      >
        {texts.t('dutyLeave', {})}
      </Button>
    );
  }
  return (
    <div class="duty-asked">
      <p class="hint">{texts.t('dutyAsked', { name: me.asked.staffName })}</p>
      <Button
        screen={screen}
        at="duty"
        look="plain"
        name={null}
        disabled={false}
        onPress={() => ask(screen, 'duty', { type: 'withdraw-stand-in' }, () => {})}
      >
        {texts.t('dutyWithdraw', {})}
      </Button>
    </div>
  );
}

/** A colleague cannot leave before this is answered, so it stands above everything else. */
function StandIn({ screen, view, row }: PageProps & { readonly row: DutyRow }) {
  const { texts } = screen;
  const { staffId, asked } = row;
  const backAt = asked?.backAt ?? null;
  const answer = (accepts: boolean): void => ask(screen, `stand-in ${staffId}`, { type: 'answer-stand-in', staffId, accepts }, () => {});
  return (
    <article class="card card-soon" data-stand-in={staffId}>
      <h3>{texts.t('dutyAsks', { name: row.staffName })}</h3>
      <p>
        {asked?.state === 'off'
          ? texts.t('dutyAsksOff', {})
          : backAt === null
            ? texts.t('dutyAsksAwayOpen', {})
            : texts.t('dutyAsksAway', { time: clockText(backAt, view.timeZone) })}
      </p>
      <div class="duty-answers">
        <Button screen={screen} at={`stand-in ${staffId}`} look="filled" name={null} disabled={false} onPress={() => answer(true)}>
          {texts.t('dutyAccept', {})}
        </Button>
        <Button screen={screen} at={`no stand-in ${staffId}`} look="plain" name={null} disabled={false} onPress={() => answer(false)}>
          {texts.t('dutyDecline', {})}
        </Button>
      </div>
      <Refusal screen={screen} at={`stand-in ${staffId}`} />
    </article>
  );
}
