import { type Chance, seededChance } from '../../rehearsal/chance.ts';

/**
 * Ids and draws of a world, as arguments of its server. They depend on the seed, on what is being done and on how much of it was
 * drawn before, and on nothing else: what staff do in between takes nothing from what the hall is given next. So two worlds draw the
 * same, and their ids and tokens are compared as they are.
 */
export class WorldChance {
  private readonly seed: string;
  private ids: Chance;
  private draws: Chance;

  constructor(seed: string) {
    this.seed = seed;
    this.ids = seededChance(`${seed} ids`);
    this.draws = seededChance(`${seed} draws`);
  }

  begin(doing: string): void {
    this.ids = seededChance(`${this.seed} ids ${doing}`);
    this.draws = seededChance(`${this.seed} draws ${doing}`);
  }

  readonly newId = (): string => this.ids.uuid();

  readonly draw = (): number => this.draws.uniform();
}
