import { Button } from '../../parts/frame/button.tsx';
import { durationWords } from '../../parts/frame/durations.ts';
import { foresee, type Guest } from '../../parts/foresight.ts';
import { meterWords } from '../../parts/meter-words.ts';
import type { LobbyScreen } from '../lobby-screen.ts';
import type { PageProps } from '../page-props.ts';
import type { RankedCounter } from './ranked-counters.ts';

interface Props extends PageProps {
  readonly ranked: RankedCounter;
  readonly guest: Guest;
  /** A need may pass those at the cap. */
  readonly needed: boolean;
  /** Something must be chosen first. */
  readonly waits: boolean;
  readonly at: string;
  readonly onPress: () => void;
}

/** One counter that could receive a guest next. Its effect on those who wait is shown before the tap, not after. */
export function CounterChoice({ screen, view, ranked, guest, needed, waits, at, onPress }: Props) {
  const { texts, moment } = screen;
  const { counter, why } = ranked;
  const now = moment.now.value;
  const foresight = foresee(counter.meter, view.policy, guest, now);
  const { facts, refusal } = meterWords(texts, counter, view.policy, foresight, (since) => durationWords(texts, now - since));
  const unfair = refusal !== null && !needed;
  return (
    <li data-arrange={counter.id} data-refusal={unfair ? (foresight.refusal ?? 'none') : 'none'}>
      <Button screen={screen} at={at} look="plain" name={null} disabled={why !== null || unfair || waits} onPress={onPress}>
        <span class="key-words">
          <span>{texts.t('windowName', { label: counter.label })}</span>
          <small>{why === null ? soonWords(screen, counter) : texts.t(why, {})}</small>
          {why === null ? <small>{facts.join(texts.t('meterJoin', {}))}</small> : null}
          {why === null && unfair ? <small class="unfair">{refusal}</small> : null}
        </span>
      </Button>
    </li>
  );
}

function soonWords({ texts, moment }: LobbyScreen, counter: RankedCounter['counter']): string {
  switch (counter.state) {
    case 'idle':
      return texts.t('soonIdle', {});
    case 'serving':
      return texts.t('soonServing', { time: durationWords(texts, moment.now.value - counter.since) });
    case 'calling':
      return texts.t('soonCalling', {});
    case 'paused':
      return texts.t('soonPaused', {});
    case 'closed':
      return texts.t('arrangeClosed', {});
    default:
      return counter.state satisfies never;
  }
}
