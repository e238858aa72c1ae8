import { isDeepStrictEqual } from 'node:util';
import { initialBranch } from '../../../../server/kernel/state/branch.ts';
import type { StoredEvent } from '../../../../server/kernel/words/event.ts';
import { evolve } from '../../../../server/kernel/evolve.ts';
import { seededChance } from '../../../../server/simulation/chance.ts';
import { POOL_KIOSK_ID } from '../../../../server/simulation/pool-configuration.ts';
import type { Asked } from '../../../../server/simulation/soak/asked.ts';
import { Chaos } from '../../../../server/simulation/soak/chaos.ts';
import { SOAK_COUNTERS, SOAK_LOBBY_ID, soakConfiguration, soakTellerAt } from '../../../../server/simulation/soak/soak-branch.ts';
import { PRODUCTION, VirtualBranch } from '../../../../server/simulation/virtual-branch.ts';
import { Accounts } from './accounts.ts';
import { Deadlines } from './deadlines.ts';

/** How one moment comes: after a while, or exactly at the end of something. */
export type Pause =
  | { readonly kind: 'while'; readonly ms: number }
  | { readonly kind: 'deadline'; readonly which: number }
  | { readonly kind: 'undo'; readonly which: number }
  | { readonly kind: 'restart' }
  | { readonly kind: 'void'; readonly sinceMs: number };

interface Played {
  readonly commands: number;
  readonly most: number;
  readonly cap: number;
  readonly wrong: readonly string[];
}

/** A day on which anybody asks for anything; it stops at the first thing that is wrong. `seed`: who asks for what. */
export function playAccounts(seed: number, pauses: readonly Pause[]): Played {
  const chance = seededChance(seed);
  const configuration = soakConfiguration(chance);
  const virtual = new VirtualBranch(configuration, PRODUCTION, chance.uniform);
  const accounts = new Accounts(configuration);
  const deadlines = new Deadlines(configuration.rules);
  const log: StoredEvent[] = [];
  const wrong: string[] = [];
  let commands = 0;
  virtual.watch = (stored) => {
    log.push(stored);
    if (wrong.length === 0) wrong.push(...accounts.hear(virtual.branch, stored), ...deadlines.hear(stored));
  };
  const ask = ({ command, actor }: Asked): void => {
    commands += 1;
    virtual.run(command, actor);
  };
  const chaos = new Chaos(
    () => virtual.branch,
    () => virtual.now,
    chance,
  );
  const restart = (): void => {
    const fresh = initialBranch(configuration);
    for (const stored of log) evolve(fresh, JSON.parse(JSON.stringify(stored)) as StoredEvent);
    if (!isDeepStrictEqual(fresh, virtual.branch)) wrong.push('folding the log again gives another branch');
    virtual.branch = fresh;
  };
  ask({ command: { type: 'open-day' }, actor: { role: 'operator' } });
  for (const counterId of SOAK_COUNTERS) {
    ask({ command: { type: 'open-counter', counterId }, actor: { role: 'teller', staffId: soakTellerAt(counterId) } });
  }
  for (const pause of pauses) {
    if (wrong.length > 0) break;
    if (pause.kind === 'while') virtual.now += pause.ms;
    if (pause.kind === 'restart') restart();
    if (pause.kind === 'undo') ask(undoing([...virtual.branch.staff.acts.keys()], pause.which));
    if (pause.kind === 'void') ask(voiding(virtual.now - pause.sinceMs));
    if (pause.kind === 'deadline') {
      const moments = deadlines.moments(virtual.branch, virtual.now);
      virtual.now = moments[pause.which % moments.length] ?? virtual.now;
      ask({ command: { type: 'sweep' }, actor: { role: 'clock' } });
      wrong.push(...deadlines.leftAfterSweep(virtual.branch, virtual.now));
    }
    chaos.atOneMoment().forEach(ask);
  }
  restart();
  return { commands, most: accounts.most, cap: configuration.policy.overtakeCap ?? Infinity, wrong };
}

/** Of a counter that has done something. */
function undoing(counterIds: readonly string[], which: number): Asked {
  const counterId = counterIds[which % counterIds.length] ?? '';
  return { command: { type: 'undo', counterId }, actor: { role: 'teller', staffId: soakTellerAt(counterId) } };
}

function voiding(since: number): Asked {
  const command = { type: 'void-kiosk-numbers', kioskId: POOL_KIOSK_ID, since: Math.max(0, since), reason: 'pressed' } as const;
  return { command, actor: { role: 'lobby', staffId: SOAK_LOBBY_ID } };
}
