import type { DutyRow } from '../../../server/contract/duty.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { ask, openSheet } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';

interface Props {
  readonly desk: HallDesk;
  readonly view: LobbyView;
}

/** Who is at the post, the way there and away from it, and who asks to be relieved (S24). */
export function DutyBar({ desk, view }: Props) {
  const { texts } = desk;
  const { duty } = view;
  if (duty === null) return null;
  const me = duty.people.find(({ staffId }) => staffId === view.staffId) ?? null;
  const asking = standInsAsked(view);
  return (
    <section class="duty" aria-label={texts.t('dutyTitle', {})} data-duty={me?.state ?? 'none'}>
      <h2 class="section-title">{texts.t('dutyTitle', {})}</h2>
      {asking.map((row) => (
        <StandIn key={row.staffId} desk={desk} view={view} row={row} />
      ))}
      {duty.gap === null ? null : (
        <p class="duty-gap" role="alert">
          {texts.t('dutyNobody', {})}
        </p>
      )}
      <div class="duty-line">
        <ul class="duty-people">
          {duty.people.map((row) => (
            <Person key={row.staffId} desk={desk} view={view} row={row} />
          ))}
        </ul>
        {me === null ? null : <Own desk={desk} me={me} />}
      </div>
      <Refusal desk={desk} at="duty" />
    </section>
  );
}

/** Colleagues who cannot leave before this person has answered. */
export function standInsAsked({ duty, staffId }: LobbyView): readonly DutyRow[] {
  return duty === null ? [] : duty.people.filter(({ asked }) => asked?.staffId === staffId);
}

function Person({ desk, view, row }: Props & { readonly row: DutyRow }) {
  const { texts } = desk;
  const words =
    row.state === 'on'
      ? texts.t('dutyOn', {})
      : row.state === 'off'
        ? texts.t('dutyOff', {})
        : row.backAt === null
          ? texts.t('dutyAway', {})
          : texts.t('dutyAwayUntil', { time: clockText(row.backAt, view.timeZone) });
  return (
    <li data-person={row.staffId} data-state={row.state}>
      <b>{row.staffName}</b> <span class={`chip ${row.state === 'on' ? 'chip-ok' : ''}`}>{words}</span>
      {row.tablet === 'ok' ? null : (
        <span class={`chip ${row.tablet === 'silent' ? 'chip-bad' : 'chip-warn'}`}>
          {texts.t(row.tablet === 'silent' ? 'dutyTabletSilent' : 'dutyTabletLost', {})}
        </span>
      )}
    </li>
  );
}

function Own({ desk, me }: { readonly desk: HallDesk; readonly me: DutyRow }) {
  const { texts } = desk;
  if (me.state !== 'on') {
    return (
      <Button
        desk={desk}
        at="duty"
        look="filled"
        name={null}
        disabled={false}
        onPress={() => ask(desk, 'duty', { type: 'start-duty' }, () => {})}
      >
        {texts.t(me.state === 'away' ? 'dutyBack' : 'dutyStart', {})}
      </Button>
    );
  }
  if (me.asked === null) {
    return (
      <Button desk={desk} at="leave" look="plain" name={null} disabled={false} onPress={() => openSheet(desk, { kind: 'leave-duty' })}>
        {texts.t('dutyLeave', {})}
      </Button>
    );
  }
  return (
    <div class="duty-asked">
      <p class="hint">{texts.t('dutyAsked', { name: me.asked.staffName })}</p>
      <Button
        desk={desk}
        at="duty"
        look="plain"
        name={null}
        disabled={false}
        onPress={() => ask(desk, 'duty', { type: 'withdraw-stand-in' }, () => {})}
      >
        {texts.t('dutyWithdraw', {})}
      </Button>
    </div>
  );
}

/** Somebody waits for this answer before he can go: it stands above everything else. */
function StandIn({ desk, view, row }: Props & { readonly row: DutyRow }) {
  const { texts } = desk;
  const { staffId, asked } = row;
  const backAt = asked?.backAt ?? null;
  const answer = (accepts: boolean): void => ask(desk, `stand-in ${staffId}`, { type: 'answer-stand-in', staffId, accepts }, () => {});
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
        <Button desk={desk} at={`stand-in ${staffId}`} look="filled" name={null} disabled={false} onPress={() => answer(true)}>
          {texts.t('dutyAccept', {})}
        </Button>
        <Button desk={desk} at={`no stand-in ${staffId}`} look="plain" name={null} disabled={false} onPress={() => answer(false)}>
          {texts.t('dutyDecline', {})}
        </Button>
      </div>
      <Refusal desk={desk} at={`stand-in ${staffId}`} />
    </article>
  );
}
