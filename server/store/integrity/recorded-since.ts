import Database from 'better-sqlite3';

/** How many events of one kind a business day holds. */
export interface KindOfDay {
  /** null: before the first day. */
  readonly day: string | null;
  readonly type: string;
  readonly count: number;
}

/** What was recorded after event `seq`, by day and kind: numbers only, nobody's name. */
export function recordedSince(file: string, seq: number): readonly KindOfDay[] {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return connection
      .prepare<[number], KindOfDay>(
        'SELECT day, type, count(*) AS count FROM events WHERE seq > ? GROUP BY day, type ORDER BY day, count DESC, type',
      )
      .all(seq);
  } finally {
    connection.close();
  }
}
