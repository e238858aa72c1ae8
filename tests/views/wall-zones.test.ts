import { describe, expect, it } from 'vitest';
import { given, givenIn, type Story } from '../given.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { asks, dayOpens, next, opens, takes, tellerAt, waits } from '../steps.ts';
import { lobbyView as lobbySchema } from '../../server/contract/lobby.ts';
import { wallView as wallSchema } from '../../server/contract/wall.ts';
import { lobbyView } from '../../server/views/lobby.ts';
import { wallView } from '../../server/views/wall.ts';

const busy = [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), takes('transfer', 'cid')];

function seen(story: Story) {
  const moment = story.context();
  return {
    wall: wallSchema.parse(wallView(story.branch.hall, 'w1', moment)),
    lobby: lobbySchema.parse(lobbyView(story.branch, 'zhao', moment, { personOf: () => null, conditions: () => [] })),
  };
}

describe('displays of a zone', () => {
  it('a wall shows, speaks and judges the state of the counters of its own zone only', () => {
    const zones = [
      { id: 'hall', counterIds: ['c1'] },
      { id: 'upstairs', counterIds: ['c2', 'c3'] },
    ];
    const [hall] = TEST_BRANCH.walls;
    const walls = [
      ...TEST_BRANCH.walls,
      {
        ...hall,
        id: 'w2',
        name: { 'zh-CN': '二楼屏', en: 'Upstairs' },
        zoneId: 'upstairs',
        announces: true,
        viewing: { distanceM: 5, diagonalInches: 55, measured: false },
      },
    ];
    const story = givenIn({ ...TEST_BRANCH, walls, voice: { ...TEST_BRANCH.voice, zones } }, ...busy, next('c1'), waits(5))
      .when(next('c2'))
      .then();
    const shown = (wallId: string) => wallSchema.parse(wallView(story.branch.hall, wallId, story.context()));
    expect(shown('w1').calls.map((call) => call.number)).toEqual(['A001']);
    expect(shown('w2').calls.map((call) => call.number)).toEqual(['A002']);
    asks(tellerAt('c2'), { type: 'undo', counterId: 'c2' })(story);
    asks(tellerAt('c2'), { type: 'pause-counter', counterId: 'c2', reasonId: 'water' })(story);
    expect([shown('w1').state, shown('w2').state]).toEqual(['open', 'paused']);
  });

  it('an announcing display knows how its sound has been heard of, and so does the lobby', () => {
    const says = asks({ role: 'wall', wallId: 'w1' }, { type: 'report-sound', condition: 'blocked', fault: null });
    const before = seen(given().when(dayOpens).then());
    expect([before.wall.sound, before.lobby.sounds[0]?.condition]).toEqual(['unreachable', 'unreachable']);
    const after = seen(given(dayOpens).when(says).then());
    expect([after.wall.sound, after.lobby.sounds[0]?.condition]).toEqual(['blocked', 'blocked']);
  });
});
