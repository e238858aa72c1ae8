import { useSignal } from '@preact/signals';
import { Choice } from '../../parts/frame/choice.tsx';
import { Refusal } from '../../parts/frame/refusal.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';
import type { ManagerTextKey } from '../texts-zh.ts';

type State = ManagerRowView['state'];

const STATES: readonly { readonly state: State; readonly words: ManagerTextKey }[] = [
  { state: 'free', words: 'stateFree' },
  { state: 'with-customer', words: 'stateBusy' },
  { state: 'away', words: 'stateAway' },
  { state: 'off', words: 'stateOff' },
];
/** When somebody who goes is back: a walk, an errand, lunch. */
const BACK_IN_MINUTES = [15, 30, 60] as const;
const MINUTE_MS = 60_000;

/** Free, busy, away or off duty: one tap each. A manager who goes away may say until when. */
export function StateRadio({ screen, row }: { readonly screen: ManagerScreen; readonly row: ManagerRowView }) {
  const { texts } = screen;
  const { managerId } = row;
  const isAsking = useSignal(false);
  const at = `state ${managerId}`;
  const set = (state: State, backAt: number | null): void => {
    isAsking.value = state === 'away' && backAt === null && row.state !== 'away';
    dispatch(screen, at, { type: 'set-manager-state', managerId, state, backAt });
  };
  const label = row.isMe ? texts.t('stateTitle', {}) : texts.t('stateTitleOf', { name: row.staffName });
  return (
    <section class="state">
      <div class="state-radio" role="radiogroup" aria-label={label}>
        {STATES.map(({ state, words }) => (
          <button
            key={state}
            type="button"
            role="radio"
            data-at={`${at} ${state}`}
            aria-checked={row.state === state}
            aria-disabled={screen.moment.offline.value}
            class={`state-${state}`}
            {...screen.touch.tap(() => set(state, null))}
          >
            {texts.t(words, {})}
          </button>
        ))}
      </div>
      <Refusal screen={screen} at={at} />
      {row.state === 'away' && (isAsking.value || row.backAt === null) ? (
        <div class="back-when">
          <span class="hint">{texts.t('backWhen', {})}</span>
          {BACK_IN_MINUTES.map((count) => (
            <Choice
              key={count}
              screen={screen}
              at={`back ${managerId} ${count}`}
              chosen={false}
              disabled={screen.moment.offline.value}
              onPick={() => set('away', Math.round(screen.moment.now.value / MINUTE_MS + count) * MINUTE_MS)}
            >
              {texts.t('backIn', { count })}
            </Choice>
          ))}
        </div>
      ) : null}
    </section>
  );
}
