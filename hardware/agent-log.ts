/** A longer line is a fault in itself: a view, a slip or a stack gone astray. */
export const LINE_MAX_LENGTH = 2_000;
/** A fault that repeats must not fill the disk, nor hide in the journal what else happens: so many lines at once, … */
export const BURST_MAX = 200;
/** … and so many a second after that. */
export const LINES_PER_SECOND = 5;

interface LineWriter {
  write(line: string): void;
}

/**
 * Lets log lines through within the bounds above; says how many were left out, and of a long line how long it was.
 * @param now monotonic ms
 */
export function boundedLines(out: LineWriter, now: () => number): LineWriter {
  let credit = BURST_MAX;
  let at = now();
  let leftOut = 0;
  return {
    write: (line) => {
      const elapsedMs = now() - at;
      at += elapsedMs;
      credit = Math.min(BURST_MAX, credit + (elapsedMs * LINES_PER_SECOND) / 1_000);
      if (credit < 1) {
        leftOut += 1;
        return;
      }
      credit -= 1;
      if (leftOut > 0) out.write(lineOf(`${String(leftOut)} log lines left out: too many`));
      leftOut = 0;
      out.write(line.length <= LINE_MAX_LENGTH ? line : lineOf(`a log line of ${String(line.length)} characters left out: too long`));
    },
  };
}

/** As pino writes a warning. */
function lineOf(msg: string): string {
  return `${JSON.stringify({ level: 40, name: 'hardware', msg })}\n`;
}
