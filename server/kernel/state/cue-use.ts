/** How often staff gave each cue as a reason, by cue. */
type CueUses = ReadonlyMap<string, number>;

export function countCue(uses: Map<string, number>, cueId: string | null, by: 1 | -1): void {
  if (cueId === null) return;
  const count = (uses.get(cueId) ?? 0) + by;
  if (count > 0) uses.set(cueId, count);
  else uses.delete(cueId);
}

/**
 * What the next day begins with: of each count the greater half, so that what was usual last month gives way to what is usual
 * now, and no count grows without end.
 */
export function halvedUses(uses: CueUses, cueIds: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    cueIds.flatMap((cueId) => {
      const count = Math.ceil((uses.get(cueId) ?? 0) / 2);
      return count === 0 ? [] : [[cueId, count]];
    }),
  );
}

/** Most used first, ties in the catalogue's own order. */
export function inOrderOfUse<Cue extends { readonly id: string }>(cues: readonly Cue[], uses: CueUses): readonly Cue[] {
  return [...cues].sort((one, other) => (uses.get(other.id) ?? 0) - (uses.get(one.id) ?? 0));
}
