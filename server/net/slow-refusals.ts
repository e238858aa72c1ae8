/**
 * Whoever asks too often hears so this much later. Told at once he would ask again at once, and to take his connection and to answer costs
 * more than to let him wait. How many may wait, the limits of connections say.
 */
export const REFUSED_AFTER_MS = 1_000;

export function beforeRefusal(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REFUSED_AFTER_MS));
}
