import type { ServerConditionKind } from '../contract/server-condition.ts';
import type { Conditions } from './conditions.ts';

/** How often the server looks at itself: whatever goes wrong is logged and told within this time, also with no screen connected. */
const CONDITIONS_WATCHED_EVERY_MS = 1_000;

/** Calls `changed` with the kinds present, the worst first: at once, and whenever they are others. Returns a function that stops it. */
export function watchConditions(
  conditions: Pick<Conditions, 'present'>,
  changed: (kinds: readonly ServerConditionKind[]) => void,
): () => void {
  let told: string | null = null;
  const look = (): void => {
    const kinds = conditions.present().map(({ kind }) => kind);
    const found = kinds.join();
    if (found === told) return;
    told = found;
    changed(kinds);
  };
  look();
  const timer = setInterval(look, CONDITIONS_WATCHED_EVERY_MS);
  // A server that stops does not wait for it.
  timer.unref();
  return () => clearInterval(timer);
}
