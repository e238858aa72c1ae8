interface Due {
  readonly at: number;
  readonly act: () => void;
}

/** What will happen, in order of time; of one moment, in the order in which it was planned. */
export class Agenda {
  private readonly due: Due[] = [];

  plan(at: number, act: () => void): void {
    let index = this.due.length;
    while (index > 0 && (this.due[index - 1]?.at ?? 0) <= at) index -= 1;
    this.due.splice(index, 0, { at, act });
  }

  /** The next one, taken out; null: nothing is left. */
  next(): Due | null {
    return this.due.pop() ?? null;
  }
}
