import { useState } from 'preact/hooks';
import type { AttendeeRow } from '../../../server/contract/gatherings.ts';
import { clockText } from '../../../server/web/time.ts';
import type { GatheringSay } from '../../parts/gathering/words.ts';
import { GatheringCompanions } from './companions.tsx';

interface Props {
  readonly say: GatheringSay;
  readonly timeZone: string;
  readonly disabled: boolean;
  readonly attendee: AttendeeRow;
  readonly onArrive: (companions: number) => void;
  readonly onTakeBack: () => void;
  readonly onWithdraw: () => void;
}

/** Somebody who registered: one tap checks in, with as many friends as are really there. */
export function GatheringAttendee({ say, timeZone, disabled, attendee, onArrive, onTakeBack, onWithdraw }: Props) {
  const [companions, setCompanions] = useState(attendee.companions);
  const { id, name, phone, managerName, arrivedAt } = attendee;
  const received = managerName === null ? say('toBeAssigned', {}) : say('receivedBy', { manager: managerName });
  return (
    <li class="list-row" data-attendee={id} data-arrived={arrivedAt !== null}>
      <div class="who">
        <b>{name}</b>
        <small>
          {phone} · {attendee.companions === 0 ? say('alone', {}) : say('brings', { count: attendee.companions })} · {received}
        </small>
      </div>
      {arrivedAt === null ? (
        <div class="list-actions">
          <GatheringCompanions say={say} companions={companions} onChange={setCompanions} />
          <button type="button" class="list-button" disabled={disabled} onClick={onWithdraw}>
            {say('withdraw', {})}
          </button>
          <button type="button" class="list-button main" data-at="arrive" disabled={disabled} onClick={() => onArrive(companions)}>
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
