import type { Logger } from 'pino';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import { SERVER_CONDITION_KINDS, type ServerCondition, type ServerConditionKind } from '../contract/server-condition.ts';

/** Whether something is wrong now: its detail, which may be empty; null: it is not. Asked often, so it only looks. */
type ConditionSource = () => LocalText | null;
export type ConditionSources = { readonly [kind in ServerConditionKind]: ConditionSource };

/** What the machine and its files may have; the desk itself knows whether it can write. */
export type Faults = Omit<ConditionSources, 'storage-full' | 'storage-busy'>;

/** What is wrong with the server itself, and since when. Kept in memory: what is still wrong after a restart is found again. */
export class Conditions {
  private readonly sources: ConditionSources;
  private readonly now: () => number;
  private readonly log: Logger;
  private readonly since = new Map<ServerConditionKind, number>();
  private readonly begun = new Map<ServerConditionKind, number>();

  constructor(sources: ConditionSources, now: () => number, log: Logger) {
    this.sources = sources;
    this.now = now;
    this.log = log;
  }

  /** The worst first. Logs what has changed since it was asked last. */
  present(): readonly ServerCondition[] {
    return SERVER_CONDITION_KINDS.flatMap((kind): readonly ServerCondition[] => {
      const detail = this.sources[kind]();
      return detail === null ? this.over(kind) : [{ kind, since: this.sinceOf(kind, detail), detail }];
    });
  }

  /** How often it has begun since the start. */
  timesBegun(kind: ServerConditionKind): number {
    return this.begun.get(kind) ?? 0;
  }

  private sinceOf(kind: ServerConditionKind, detail: LocalText): number {
    const known = this.since.get(kind);
    if (known !== undefined) return known;
    const since = this.now();
    this.since.set(kind, since);
    this.begun.set(kind, this.timesBegun(kind) + 1);
    this.log.error({ condition: kind, detail: detail.en }, 'something is wrong with the server');
    return since;
  }

  private over(kind: ServerConditionKind): readonly never[] {
    if (this.since.delete(kind)) this.log.info({ condition: kind }, 'the server is well again');
    return [];
  }
}
