import { useState } from 'preact/hooks';
import type { AttendeeRow } from '../../../server/contract/list/gatherings.ts';
import type { Language } from '../../../server/contract/wire.ts';
import { clockText, dateText } from '../../../server/web/time.ts';
import type { GatheringSay } from '../../parts/gathering/words.ts';
import { GatheringCompanions } from './companions.tsx';

interface Props {
  readonly say: GatheringSay;
  readonly language: Language;
  readonly timeZone: string;
  readonly disabled: boolean;
  /** When check-in opens; null: it is open. */
  readonly opensAt: number | null;
  readonly attendee: AttendeeRow;
  readonly onArrive: (companions: number) => void;
  readonly onTakeBack: () => void;
  readonly onWithdraw: () => void;
}

/** Somebody who registered: one tap checks in, with as many friends as are really there. */
export function GatheringAttendee({ say, language, timeZone, disabled, opensAt, attendee, onArrive, onTakeBack, onWithdraw }: Props) {
  const [companions, setCompanions] = useState(attendee.companions);
  const { id, name, phone, managerName, isTold, arrivedAt } = attendee;
  const receivedWords = arrivedAt === null ? 'receivedBy' : isTold ? 'receivedByTold' : 'receivedByUntold';
  const received = managerName === null ? say('toBeAssigned', {}) : say(receivedWords, { manager: managerName });
  return (
    <li class="list-row" data-attendee={id} data-arrived={arrivedAt !== null}>
      <div class="who">
        <b>{name}</b>
        <small>
          {phone === '' ? say('noPhone', {}) : phone} ·{' '}
          {attendee.companions === 0 ? say('alone', {}) : say('brings', { count: attendee.companions })} · {received}
        </small>
      </div>
      {arrivedAt === null ? (
        <div class="list-actions">
          <GatheringCompanions say={say} companions={companions} onChange={setCompanions} />
          <button type="button" class="list-button" disabled={disabled} onClick={onWithdraw}>
            {say('withdraw', {})}
          </button>
          {opensAt === null ? null : (
            <span class="hint">{say('notYet', { time: `${dateText(opensAt, timeZone, language)} ${clockText(opensAt, timeZone)}` })}</span>
          )}
          <button
            type="button"
            class="list-button main"
            data-at="arrive"
            disabled={disabled || opensAt !== null}
            onClick={() => onArrive(companions)}
          >
            {say('arrive', {})}
          </button>
        </div>
      ) : (
        <div class="list-actions">
          <span class="chip chip-ok">{say('arrived', { time: clockText(arrivedAt, timeZone) })}</span>
          <button type="button" class="list-button" data-at="take-back" disabled={disabled} onClick={onTakeBack}>
            {say('takeBack', {})}
          </button>
        </div>
      )}
    </li>
  );
}
