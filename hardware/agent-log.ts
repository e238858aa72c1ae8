/** A longer line is itself a fault: a view, a slip or a stack that should not be logged. */
export const LINE_MAX_LENGTH = 2_000;
/** A repeated fault must not fill the disk, nor hide other lines in the journal: at most this many lines at once, … */
export const BURST_MAX = 200;
/** … and this many a second after that. */
export const LINES_PER_SECOND = 5;

interface LineWriter {
  write(line: string): void;
}

/**
 * Passes log lines on within the limits above; says how many were left out, and how long a cut line was.
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

/** In the form in which pino writes a warning. */
function lineOf(msg: string): string {
  return `${JSON.stringify({ level: 40, name: 'hardware', msg })}\n`;
}
