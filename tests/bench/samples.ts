/** Nearest rank; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Runs `act` `times` times, each beginning `everyMs` after the one before began, or at once when that is past. */
export async function paced(times: number, everyMs: number, act: (index: number) => Promise<void> | void): Promise<void> {
  const startedAt = performance.now();
  for (let index = 0; index < times; index += 1) {
    const wait = startedAt + index * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await act(index);
  }
}
