import type { LobbyView } from '../../../server/contract/lobby.ts';
import { clockText } from '../../../server/web/time.ts';
import { codesOf } from '../../parts/standing-codes.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { WaitingRow } from '../lobby-sheet.ts';
import { isVeiled } from '../veil.ts';
import { Veiled } from '../veiled.tsx';

interface Props {
  readonly screen: LobbyScreen;
  readonly row: WaitingRow;
}

/** Codes, a need, and how often the ticket was passed: small marks next to a number in a list. */
export function RowMarks({ screen, row }: Props) {
  const { texts } = screen;
  const marks = [...codesOf(row.standing), ...(hasNeed(row) ? [texts.t('needMark', {})] : [])];
  /* Hidden without a trace: that there is something to hide would tell as much. */
  if (isVeiled(screen.veil, row.ticketId) || (marks.length === 0 && row.over === 0)) return null;
  return (
    <span class="marks">
      {marks.map((mark) => (
        <span key={mark} class="chip">
          {mark}
        </span>
      ))}
      {row.over === 0 ? null : <span class="passed">{texts.t('passedShort', { count: row.over })}</span>}
    </span>
  );
}

function hasNeed({ standing }: WaitingRow): boolean {
  return standing !== null && standing.needId !== null;
}

/** All that is known of a waiting number, in one line of a sheet. */
export function RowFacts({ screen, view, row }: Props & { readonly view: LobbyView }) {
  const { texts } = screen;
  const need = view.needs.find(({ id }) => id === row.standing?.needId);
  const cue = view.cues.find(({ id }) => id === row.cueId);
  const appointmentAt = row.standing?.appointmentAt ?? null;
  const facts = [
    ...codesOf(row.standing),
    ...(cue === undefined ? [] : [texts.pick(cue.text)]),
    ...(need === undefined ? [] : [texts.pick(need.text)]),
    ...(appointmentAt === null ? [] : [texts.t('appointmentMark', { time: clockText(appointmentAt, view.timeZone) })]),
    ...(row.ownManagerName === null ? [] : [texts.t('ownManager', { name: row.ownManagerName })]),
    ...(row.over === 0 ? [] : [texts.t('passedShort', { count: row.over })]),
    ...(row.blocked ? [texts.t('blockedShort', {})] : []),
  ];
  return facts.length === 0 ? null : (
    <p class="hint" data-facts={row.ticketId}>
      <Veiled screen={screen} of={row.ticketId}>
        {facts.join(' · ')}
      </Veiled>
    </p>
  );
}
