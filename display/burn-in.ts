/** A panel that shows the same lines all day keeps their shadow; everything moves a little every so often. */
const SHIFT_INTERVAL_MS = 600_000;
const SHIFT_PX = 2;

const PLACES = [
  [0, 0],
  [SHIFT_PX, 0],
  [SHIFT_PX, SHIFT_PX],
  [0, SHIFT_PX],
] as const;

/** Shifts `root` round a square of SHIFT_PX, one corner every SHIFT_INTERVAL_MS, for as long as the page lives. */
export function followBurnIn(root: HTMLElement): void {
  let step = 0;
  setInterval(() => {
    step = (step + 1) % PLACES.length;
    const [x, y] = PLACES[step] ?? PLACES[0];
    root.style.translate = `${x}px ${y}px`;
  }, SHIFT_INTERVAL_MS);
}
