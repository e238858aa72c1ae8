import { describe, expect, it } from 'vitest';
import { given, type Expectation, type Step } from '../../given.ts';
import { asks, dayOpens, events, nothingHappens, refused } from '../../steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { SoundCondition } from '../../../server/kernel/state/sound.ts';

const WALL: Actor = { role: 'wall', wallId: 'w1' };
const OPERATOR: Actor = { role: 'operator' };
const says = (condition: SoundCondition, fault: string | null): Step => asks(WALL, { type: 'report-sound', condition, fault });
const soundIs =
  (condition: SoundCondition): Expectation =>
  (story) =>
    expect(story.branch.hall.sounds.get('w1')).toMatchObject({ condition });

describe('sound', () => {
  it('SOUND-1 a display that announces says how its sound is, and only a change is an event', () => {
    given(dayOpens).when(says('on', null)).then(events('sound-reported'), soundIs('on'));
    given(dayOpens, says('blocked', null)).when(says('blocked', null)).then(nothingHappens);
    given(dayOpens, says('substituted', 'missing zh-3')).when(says('substituted', 'missing zh-4')).then(events('sound-reported'));
  });

  it('SOUND-1 a display that does not announce, or is not there, is refused', () => {
    given(dayOpens)
      .when(asks({ role: 'wall', wallId: 'w9' }, { type: 'report-sound', condition: 'on', fault: null }))
      .then(refused('not-announcing'));
    given(dayOpens)
      .when(asks({ role: 'lobby', staffId: 'zhao' }, { type: 'report-sound', condition: 'on', fault: null }))
      .then(refused('not-allowed'));
  });

  it('SOUND-2 with a new day a display is unreachable until it is heard of', () => {
    given(dayOpens, says('on', null), asks(OPERATOR, { type: 'close-day' }))
      .when(asks(OPERATOR, { type: 'open-day' }))
      .then(soundIs('unreachable'));
  });
});
