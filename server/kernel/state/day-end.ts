/** Somebody has received a copy. */
export interface Receipt {
  readonly staffId: string;
  readonly at: number;
}

/** The day's forms, handed over by the lobby (S76): a copy for each manager named in them, one for the centre's archive. */
export interface DayEnd {
  readonly date: string;
  readonly submittedAt: number;
  readonly submittedBy: string;
  /** How often it was handed over: again after a correction, and then the receipts count anew. */
  readonly edition: number;
  readonly referred: number;
  readonly followUps: number;
  /** Referrals without an outcome when it was handed over. */
  readonly open: number;
  archive: Receipt | null;
  /** By manager with customers of his own in the forms; null: not received yet. */
  readonly managers: Readonly<Record<string, Receipt | null>>;
}

/** Days whose receipts are still asked for; older ones are in the log. */
export const DAY_ENDS_KEPT = 31;

export function isReceived({ archive, managers }: DayEnd): boolean {
  return archive !== null && Object.values(managers).every((receipt) => receipt !== null);
}
