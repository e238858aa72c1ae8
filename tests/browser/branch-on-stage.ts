import type { Reply } from '../../server/contract/wire.ts';
import { refusalText } from '../../server/contract/texts/refusal-texts.ts';
import type { Command } from '../../server/kernel/commands.ts';
import type { Actor } from '../../server/kernel/words/actor.ts';
import { kioskView } from '../../server/views/kiosk.ts';
import { lobbyView } from '../../server/views/lobby.ts';
import { supervisorView } from '../../server/views/supervisor.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { Story, type Step } from '../given.ts';
import { timePasses } from '../steps.ts';
import type { Stage, StageRequest } from './stage.ts';

/** How often the server looks at the time. */
const SWEEP_SECONDS = 5;
const NOTHING_ELSE = { personOf: () => null, conditions: () => [] };

const ACTORS: Readonly<Record<string, Actor>> = {
  lobby: { role: 'lobby', staffId: 'zhao' },
  supervisor: { role: 'supervisor', staffId: 'gao' },
  kiosk: { role: 'kiosk', kioskId: 'k1' },
};

/** A branch of the production kernel, with its clock in the story's hand, played to lobby, supervisor and kiosk as the real views show it. */
export class BranchOnStage {
  readonly story: Story;
  private readonly stage: Stage;

  constructor(stage: Stage, configuration: BranchConfiguration, ...steps: readonly Step[]) {
    this.stage = stage;
    this.story = new Story({
      ...configuration,
      staff: [...configuration.staff, { id: 'gao', name: '高文清', roles: ['supervisor'] }],
    });
    stage.answerer = (request) => this.answer(request);
    this.play(...steps);
  }

  /** Something happens, and everybody sees it. */
  play(...steps: readonly Step[]): void {
    for (const step of steps) step(this.story);
    this.show();
  }

  /** Time passes, and the server looks at it. */
  pass(seconds: number): void {
    for (let left = seconds; left > 0; left -= SWEEP_SECONDS) timePasses(Math.min(SWEEP_SECONDS, left))(this.story);
    this.show();
  }

  private show(): void {
    const { branch, now } = this.story;
    const moment = this.story.momentAt(now);
    const time = { ...moment, wall: moment };
    const views = {
      lobby: lobbyView(branch, 'zhao', time, NOTHING_ELSE),
      supervisor: supervisorView(branch, 'gao', time, NOTHING_ELSE),
      kiosk: kioskView(branch.hall, 'k1', time, 'none', true),
    };
    if (views.lobby === null || views.supervisor === null || views.kiosk === null) throw new Error('somebody is not in the configuration');
    this.stage.time = now;
    this.stage.show('lobby', views.lobby);
    this.stage.show('supervisor', views.supervisor);
    this.stage.show('kiosk', views.kiosk);
  }

  private answer({ audience, command }: StageRequest): Reply {
    const actor = ACTORS[audience];
    if (actor === undefined) throw new Error(`nobody plays ${audience}`);
    // The contract has checked the body; what the server itself adds is not asked for by these commands.
    const decision = this.story.run(command as unknown as Command, actor);
    this.show();
    if (decision.ok) return { ok: true, receipt: decision.receipt };
    const { code, params } = decision.refusal;
    return { ok: false, refusal: code, params, text: refusalText(code, params) };
  }
}
