/** One command as its sender saw it: sent, answered, and what the answer was. Moments are any growing count. */
export interface Operation {
  readonly sent: number;
  readonly answered: number;
  /** take: the ticket that was issued; call: the ticket that was called, null when nobody was waiting. */
  readonly kind: 'take' | 'call';
  readonly ticketId: string | null;
}

/**
 * Whether some order of the operations, one after the other and none before another that was answered before it
 * was sent, is what a line of people would do: whoever took first is called first, and nobody is called twice.
 * The algorithm is Wing and Gong's search with Lowe's memory of configurations already refuted
 * (Lowe, "Testing for linearizability", 2017).
 */
export function isLinearizable(history: readonly Operation[]): boolean {
  const order = [...history].sort((one, other) => one.sent - other.sent);
  const done = new Uint8Array(order.length);
  const refuted = new Set<string>();

  function search(left: number, line: readonly string[]): boolean {
    if (left === 0) return true;
    const configuration = `${firstOpen()}:${doneBeyond()}:${line.join()}`;
    if (refuted.has(configuration)) return false;
    for (const index of candidates()) {
      const next = applied(order[index], line);
      if (next === null) continue;
      done[index] = 1;
      if (search(left - 1, next)) return true;
      done[index] = 0;
    }
    refuted.add(configuration);
    return false;
  }

  /** Operations that may come next: not done, and sent before every other open one was answered. */
  function candidates(): number[] {
    let firstAnswer = Infinity;
    const open: number[] = [];
    for (let index = firstOpen(); index < order.length; index += 1) {
      const operation = order[index];
      if (operation === undefined || operation.sent > firstAnswer) break;
      if (done[index] === 1) continue;
      open.push(index);
      firstAnswer = Math.min(firstAnswer, operation.answered);
    }
    return open.filter((index) => (order[index]?.sent ?? Infinity) <= firstAnswer);
  }

  function firstOpen(): number {
    const index = done.indexOf(0);
    return index < 0 ? done.length : index;
  }

  function doneBeyond(): string {
    return done.subarray(firstOpen(), done.lastIndexOf(1) + 1).join('');
  }

  return search(order.length, []);
}

/** The line after the operation; null when it could not have happened now. */
function applied(operation: Operation | undefined, line: readonly string[]): readonly string[] | null {
  if (operation === undefined) return null;
  const { kind, ticketId } = operation;
  if (kind === 'take') return ticketId === null || line.includes(ticketId) ? null : [...line, ticketId];
  if (ticketId === null) return line.length === 0 ? line : null;
  return line[0] === ticketId ? line.slice(1) : null;
}
