import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Button } from '../../parts/frame/button.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { SheetActions, SheetFrame } from '../../parts/frame/sheet-frame.tsx';
import { Choice } from '../../parts/frame/choice.tsx';
import type { PageProps } from '../page-props.ts';

/** For how long a post is commonly left, minutes. */
const AWAY_MINUTES = [15, 30, 60] as const;
const MINUTE_MS = 60_000;
type Span = 'off' | 'open' | (typeof AWAY_MINUTES)[number];

/** First for how long, then who stands in, or the reason why nobody does. */
export function LeaveDutySheet({ screen, view }: PageProps) {
  const { texts } = screen;
  const span = useMemo(() => signal<Span>(15), []);
  const leaving = () => {
    const chosen = span.value;
    if (chosen === 'off') return { state: 'off' as const, backAt: null };
    return { state: 'away' as const, backAt: chosen === 'open' ? null : screen.moment.now.value + chosen * MINUTE_MS };
  };
  return (
    <SheetFrame screen={screen} title={texts.t('leaveTitle', {})}>
      <p class="hint">{texts.t('leaveHint', {})}</p>
      <h3 class="group">{texts.t('leaveFor', {})}</h3>
      <div class="choices choices-small">
        {[...AWAY_MINUTES, 'open' as const, 'off' as const].map((one) => (
          <Choice
            key={one}
            screen={screen}
            at={`span ${one}`}
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
            screen={screen}
            at={`ask ${staffId}`}
            look="filled"
            name={null}
            disabled={false}
            onPress={() => dispatch(screen, 'leave-duty', { type: 'ask-stand-in', standInId: staffId, ...leaving() })}
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
            screen={screen}
            at={`without ${id}`}
            look="danger"
            name={null}
            disabled={false}
            onPress={() => dispatch(screen, 'leave-duty', { type: 'leave-duty', reasonId: id, ...leaving() })}
          >
            {texts.pick(text)}
          </Button>
        ))}
      </div>
      <Refusal screen={screen} at="leave-duty" />
      <SheetActions screen={screen} back={texts.t('back', {})}>
        {null}
      </SheetActions>
    </SheetFrame>
  );
}
