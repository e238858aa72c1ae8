import type { Act } from './acts.ts';
import { type Difference, differences } from './hall-tape.ts';
import { DEEDS, keepSecret } from './secrets.ts';
import { World } from './world.ts';

/** One step of a script: what the hall sees; `deeds`: how many things staff do after it, in the secret world only. */
export interface Step {
  readonly act: Act;
  readonly deeds: number;
}

/** Both worlds in one process, act by act side by side. */
export interface Duet {
  readonly ordinary: World;
  readonly secret: World;
  /** The channels of those who acted, by act of the tapes: each had a coin of his own. */
  readonly actors: ReadonlyMap<number, readonly (string | null)[]>;
  differences(): readonly Difference[];
  stop(): Promise<void>;
}

/**
 * Plays one script in two worlds at the same time. In the secret one cards are premium, and staff act on what they know after an act;
 * the hall sees the same acts. Which world begins an act is drawn anew each time, so that neither has the better place in the queue of
 * this process.
 */
export async function playTwice(seed: string, steps: readonly Step[], tossed: () => boolean): Promise<Duet> {
  const [ordinary, secret] = await Promise.all([World.start(seed, false), World.start(seed, true)]);
  const actors = new Map<number, readonly (string | null)[]>();
  let deeds = 0;
  for (const { act, deeds: count } of steps) {
    actors.set(
      ordinary.tape.acts.length,
      act.people.map(({ at }) => at),
    );
    await inBoth(ordinary, secret, act, tossed);
    for (const world of [ordinary, secret]) world.begin(`after ${act.name}`);
    for (let done = 0; done < count; done += 1, deeds += 1) await keepSecret(secret, DEEDS[deeds % DEEDS.length] ?? 'identify');
    if (count > 0) await settled(ordinary, secret);
  }
  return {
    ordinary,
    secret,
    actors,
    differences: () => differences(ordinary.tape, secret.tape),
    stop: async () => {
      await Promise.all([ordinary.stop(), secret.stop()]);
    },
  };
}

/** Everybody who acts has a coin of his own: whatever the machine does meanwhile hits either world as likely as the other. */
async function inBoth(ordinary: World, secret: World, { name, people }: Act, tossed: () => boolean): Promise<void> {
  for (const world of [ordinary, secret]) world.begin(name);
  const done = people.flatMap(({ run }) => (tossed() ? [ordinary, secret] : [secret, ordinary]).map(run));
  await Promise.all(done);
  await settled(ordinary, secret);
}

async function settled(...worlds: readonly World[]): Promise<void> {
  await Promise.all(worlds.map((world) => world.settle()));
}
