import { allErasures, readErasures, writeErasures } from '../store/erasure/erasure-file.ts';

/** Who was erased since the archive was made is erased again at the next start. `stage`: what will be put in place. */
export function keepErasures(dataDir: string, stage: string): void {
  const erasures = allErasures(readErasures(dataDir), readErasures(stage));
  if (erasures.length > 0) writeErasures(stage, erasures);
}
