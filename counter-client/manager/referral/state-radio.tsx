import { useSignal } from '@preact/signals';
import type { ManagerView } from '../../../server/contract/manager.ts';
import { clockText } from '../../../server/web/time.ts';
import { Chip, Refusal } from '../button.tsx';
import { dispatch, durationWords, type ManagerDesk, type ManagerRowView } from '../manager-desk.ts';
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

/** "空闲 12 分", "离开，14:30 回来". */
export function stateWords(
  { texts, moment }: ManagerDesk,
  view: ManagerView,
  row: Pick<ManagerRowView, 'state' | 'since' | 'backAt'>,
): string {
  const time = durationWords(texts, moment.now.value - row.since);
  switch (row.state) {
    case 'free':
      return texts.t('sinceFree', { time });
    case 'with-customer':
      return texts.t('sinceBusy', { time });
    case 'away':
      return row.backAt === null
        ? texts.t('sinceAway', { time })
        : texts.t('sinceAwayUntil', { time: clockText(row.backAt, view.timeZone) });
    case 'off':
      return texts.t('sinceOff', {});
    default:
      return row.state satisfies never;
  }
}

/** Free, with somebody, away, gone: one tap each; whoever goes away may say until when. */
export function StateRadio({ desk, row }: { readonly desk: ManagerDesk; readonly row: ManagerRowView }) {
  const { texts } = desk;
  const { managerId } = row;
  const isAsking = useSignal(false);
  const at = `state ${managerId}`;
  const set = (state: State, backAt: number | null): void => {
    isAsking.value = state === 'away' && backAt === null && row.state !== 'away';
    dispatch(desk, at, { type: 'set-manager-state', managerId, state, backAt });
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
            aria-disabled={desk.moment.offline.value}
            class={`state-${state}`}
            {...desk.touch.tap(() => set(state, null))}
          >
            {texts.t(words, {})}
          </button>
        ))}
      </div>
      <Refusal desk={desk} at={at} />
      {row.state === 'away' && (isAsking.value || row.backAt === null) ? (
        <div class="back-when">
          <span class="hint">{texts.t('backWhen', {})}</span>
          {BACK_IN_MINUTES.map((count) => (
            <Chip
              key={count}
              desk={desk}
              at={`back ${managerId} ${count}`}
              chosen={false}
              disabled={false}
              onPick={() => set('away', Math.round(desk.moment.now.value / MINUTE_MS + count) * MINUTE_MS)}
            >
              {texts.t('backIn', { count })}
            </Chip>
          ))}
        </div>
      ) : null}
    </section>
  );
}
