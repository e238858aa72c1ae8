/** Something that left the server, or the agent, for anybody to see. */
export interface Heard {
  /** Which act it followed, from 0. */
  readonly act: number;
  /** "kiosk k1", "phone 3 stream", "GET /readyz". */
  readonly channel: string;
  /** Every byte, without the time of day and random names of connections. */
  readonly content: string;
  /** Milliseconds after the act began. */
  readonly afterMs: number;
}

/** The act that waits for a beat of every channel. */
export const BEATS = 'beats';

/** What a world told the hall, in the order of each channel. Channels are connections of their own: they have no order among them. */
export class HallTape {
  readonly heard: Heard[] = [];
  readonly acts: string[] = [];
  private startedAt = 0;

  /** From now on everything follows this act. */
  begin(act: string): void {
    this.acts.push(act);
    this.startedAt = performance.now();
  }

  readonly hear = (channel: string, content: string): void => {
    if (this.acts.length === 0) return;
    this.heard.push({ act: this.acts.length - 1, channel, content, afterMs: performance.now() - this.startedAt });
  };

  /**
   * "act: channel" and what it said, one entry for each act and channel. Beats come by a clock of their own, so they count in the acts
   * that wait for them, and there once however many came.
   */
  byActAndChannel(): ReadonlyMap<string, readonly string[]> {
    const told = new Map<string, string[]>();
    for (const { act, channel, content } of this.heard) {
      const name = this.acts[act] ?? '';
      const key = `${act} ${name}: ${channel}`;
      const before = told.get(key) ?? [];
      const isBeat = channel.endsWith(' beat');
      if (isBeat && (name !== BEATS || before.includes(content))) continue;
      told.set(key, [...before, content]);
    }
    return told;
  }
}

export interface Difference {
  readonly where: string;
  readonly ordinary: readonly string[];
  readonly secret: readonly string[];
}

/** Where two worlds differ in content, count, order or length. */
export function differences(ordinary: HallTape, secret: HallTape): readonly Difference[] {
  const [one, other] = [ordinary.byActAndChannel(), secret.byActAndChannel()];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((where) => ({ where, ordinary: inOrder(where, one), secret: inOrder(where, other) }))
    .filter((told) => told.ordinary.join('\u0000') !== told.secret.join('\u0000'));
}

/** Several people act at once and share a log: its lines have an order only between acts. */
function inOrder(where: string, told: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const pieces = told.get(where) ?? [];
  return where.endsWith(' log') ? [...pieces].sort() : pieces;
}

/** For people: the first piece that differs, with its surroundings. */
export function shown({ where, ordinary, secret }: Difference): string {
  const index = ordinary.findIndex((content, at) => content !== secret[at]);
  const [one = '(nothing)', other = '(nothing)'] = index < 0 ? ['(nothing)', secret[ordinary.length]] : [ordinary[index], secret[index]];
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const piece = (text: string): string => text.slice(Math.max(0, from - 60), from + 120);
  return `${where}: ${ordinary.length} and ${secret.length} pieces\n  ordinary …${piece(one)}…\n  secret   …${piece(other)}…`;
}
