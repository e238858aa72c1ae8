/** A copy was received. */
export interface CopyReceipt {
  readonly staffId: string;
  readonly at: number;
}

/** The day's forms, submitted by the lobby (S76): one copy for each manager named in them, one for the centre's archive. */
export interface DayEnd {
  readonly date: string;
  readonly submittedAt: number;
  readonly submittedBy: string;
  /** 1 for the first submission, +1 for each later one after a correction; a new edition needs new receipts. */
  readonly edition: number;
  readonly referred: number;
  readonly followUps: number;
  /** Referrals without an outcome when the forms were submitted. */
  readonly open: number;
  archive: CopyReceipt | null;
  /** By manager who has customers in the forms; null: not received yet. */
  readonly managers: Readonly<Record<string, CopyReceipt | null>>;
}

/** Days whose missing receipts are still tracked; older ones are only in the log. */
export const DAY_ENDS_KEPT = 31;

export function isReceived({ archive, managers }: DayEnd): boolean {
  return archive !== null && Object.values(managers).every((receipt) => receipt !== null);
}
