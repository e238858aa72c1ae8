import { appendFileSync } from 'node:fs';

/** A line of the report of `npm run promises`: so many trials, so many of them failures. */
export interface ReportLine {
  readonly promise: string;
  /** "control": a planted fault, in whose trials failures must be found. */
  readonly of: 'product' | 'control';
  readonly trials: number;
  readonly failures: number;
}

/** Notes it for the report, if one is being made. */
export function record(line: ReportLine): void {
  const file = process.env['PROMISES_REPORT'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
