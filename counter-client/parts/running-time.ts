/** A running timer: "00:07", "12:40", "1:02:05". */
export function runningTime(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutesSeconds = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600 ? minutesSeconds : `${Math.floor(seconds / 3_600)}:${minutesSeconds}`;
}

/** "10:24" or "10:24:36" in the branch's own zone, whatever this computer is set to. */
export function clockTime(at: number, timeZone: string, seconds: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds ? { second: '2-digit' as const } : {}),
  }).format(at);
}
