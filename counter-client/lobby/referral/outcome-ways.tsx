import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import { Choice } from '../../parts/frame/choice.tsx';
import type { LobbyScreen } from '../lobby-screen.ts';
import { END_WAYS, type EndWay } from './outcome-end.tsx';
import { freeManagers } from './words.ts';
import type { PageProps } from '../page-props.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

export type Way = 'introduce' | 'first' | 'wait' | 'card';

const WAYS: readonly (readonly [Way, LobbyTextKey])[] = [
  ['introduce', 'wayIntroduce'],
  ['first', 'wayFirst'],
  ['wait', 'wayWait'],
  ['card', 'wayCard'],
];

interface Props extends PageProps {
  readonly row: ReferralRow;
  readonly way: Way | EndWay;
  readonly onPick: (way: Way | EndWay) => void;
}

/** Ways to continue, large; ways to end, small beneath them. */
export function OutcomeWays({ screen, view, row, way, onPick }: Props) {
  const { texts } = screen;
  return (
    <>
      <div class="ways" role="group" aria-label={texts.t('decide', {})}>
        {WAYS.map(([one, words]) => (
          <Choice key={one} screen={screen} at={`way ${one}`} chosen={way === one} disabled={false} onPick={() => onPick(one)}>
            <b>{texts.t(words, {})}</b>
            <small>{hintOf(screen, view, row, one)}</small>
          </Choice>
        ))}
      </div>
      <div class="ways ways-out" role="group" aria-label={texts.t('endTitle', {})}>
        {END_WAYS.map(([one, words]) => (
          <Choice key={one} screen={screen} at={`way ${one}`} chosen={way === one} disabled={false} onPick={() => onPick(one)}>
            {texts.t(words, {})}
          </Choice>
        ))}
      </div>
    </>
  );
}

function hintOf({ texts }: LobbyScreen, view: LobbyView, { servedAtLabel }: ReferralRow, way: Way): string {
  switch (way) {
    case 'introduce': {
      if (servedAtLabel !== null) return texts.t('wayServed', { label: servedAtLabel });
      const count = freeManagers(view).length;
      return count === 0 ? texts.t('wayIntroduceNone', {}) : texts.t('wayIntroduceFree', { count });
    }
    case 'first':
      return texts.t(servedAtLabel === null ? 'wayFirstHint' : 'wayFirstHere', {});
    case 'wait':
      return servedAtLabel === null ? texts.t('wayWaitHint', {}) : texts.t('wayServed', { label: servedAtLabel });
    case 'card':
      return texts.t('wayCardHint', {});
    default:
      return way satisfies never;
  }
}
