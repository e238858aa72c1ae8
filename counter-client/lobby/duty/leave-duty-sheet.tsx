import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { Button, Refusal } from '../../parts/frame/button.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import { dispatch } from '../hall-desk.ts';
import type { HallDesk } from '../hall-desk.ts';
import { SheetActions, SheetFrame } from '../sheets.tsx';

/** For how long a post is commonly left, minutes. */
const AWAY_MINUTES = [15, 30, 60] as const;
const MINUTE_MS = 60_000;
type Span = 'off' | 'open' | (typeof AWAY_MINUTES)[number];

/** For how long, then who stands in; or why nobody does. */
export function LeaveDutySheet({ desk, view }: { readonly desk: HallDesk; readonly view: LobbyView }) {
  const { texts } = desk;
  const span = useMemo(() => signal<Span>(15), []);
  const leaving = () => {
    const chosen = span.value;
    if (chosen === 'off') return { state: 'off' as const, backAt: null };
    return { state: 'away' as const, backAt: chosen === 'open' ? null : desk.moment.now.value + chosen * MINUTE_MS };
  };
  return (
    <SheetFrame desk={desk} title={texts.t('leaveTitle', {})}>
      <p class="hint">{texts.t('leaveHint', {})}</p>
      <h3 class="group">{texts.t('leaveFor', {})}</h3>
      <div class="choices choices-small">
        {[...AWAY_MINUTES, 'open' as const, 'off' as const].map((one) => (
          <Choice
            key={one}
            desk={desk}
            name={`span ${one}`}
            chosen={span.value === one}
            disabled={false}
            onPick={() => {
              span.value = one;
            }}
          >
            {one === 'off' ? texts.t('leaveOff', {}) : one === 'open' ? texts.t('leaveOpen', {}) : texts.t('leaveMinutes', { count: one })}
          </Choice>
        ))}
      </div>
      <h3 class="group">{texts.t('leaveStandIn', {})}</h3>
      {view.colleagues.length === 0 ? <p class="hint">{texts.t('leaveNobody', {})}</p> : null}
      <div class="choices">
        {view.colleagues.map(({ staffId, staffName }) => (
          <Button
            key={staffId}
            desk={desk}
            at={`ask ${staffId}`}
            look="filled"
            name={null}
            disabled={false}
            onPress={() => dispatch(desk, 'leave-duty', { type: 'ask-stand-in', standInId: staffId, ...leaving() })}
          >
            {staffName}
          </Button>
        ))}
      </div>
      <h3 class="group">
        {texts.t('leaveWithout', {})} <span class="hint">{texts.t('leaveWithoutHint', {})}</span>
      </h3>
      <div class="choices">
        {(view.duty?.reasons ?? []).map(({ id, text }) => (
          <Button
            key={id}
            desk={desk}
            at={`without ${id}`}
            look="danger"
            name={null}
            disabled={false}
            onPress={() => dispatch(desk, 'leave-duty', { type: 'leave-duty', reasonId: id, ...leaving() })}
          >
            {texts.pick(text)}
          </Button>
        ))}
      </div>
      <Refusal desk={desk} at="leave-duty" />
      <SheetActions desk={desk} back={texts.t('cancel', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}
