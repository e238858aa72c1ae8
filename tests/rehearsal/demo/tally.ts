import type { Reply } from '../../../server/contract/wire.ts';

/** What happened in a demo so far, by name; a refusal is counted under its code. */
export class Tally {
  readonly counts = new Map<string, number>();

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** True when it was done. */
  reply(what: string, reply: Reply): boolean {
    this.count(reply.ok ? what : `refused: ${reply.refusal}`);
    return reply.ok;
  }

  text(): string {
    return [...this.counts].map(([what, count]) => `${what} ${count}`).join(', ');
  }
}
