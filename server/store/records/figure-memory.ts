import { type DayFigures, dayFigures } from './day-figures.ts';

/** Two months of days: a closed day does not change, so its figures are computed once. */
const DAYS_REMEMBERED = 62;

/** Day figures, with those of past dates kept. */
export class FigureMemory {
  private readonly file: string;
  private readonly kept = new Map<string, DayFigures>();

  constructor(file: string) {
    this.file = file;
  }

  /** `today` is computed anew each time. null: the branch did not open on that date. */
  async of(date: string, today: string): Promise<DayFigures | null> {
    const known = this.kept.get(date);
    if (known !== undefined && date !== today) return known;
    const figures = await dayFigures(this.file, date);
    if (figures === null || date === today) return figures;
    this.kept.set(date, figures);
    const [oldest] = this.kept.keys();
    if (this.kept.size > DAYS_REMEMBERED && oldest !== undefined) this.kept.delete(oldest);
    return figures;
  }
}
