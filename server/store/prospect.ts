import type { ProspectState } from '../kernel/state/prospect.ts';

/** Personal data: it lies sealed, and goes with its row. */
export interface ProspectDetails {
  /** As the list calls them: "张先生", "欧阳". */
  readonly name: string;
  /** Digits only, "+" before them if the list had it. */
  readonly phone: string;
  readonly source: string;
  readonly note: string;
  readonly preferredTime: string;
}

/** Somebody a relationship manager is to call (S08, S81). */
export interface Prospect {
  readonly id: string;
  readonly importId: string;
  readonly managerId: string;
  readonly state: ProspectState;
  /** "2026-12-05"; null: nothing more to do. */
  readonly dueOn: string | null;
  /** Calls logged so far. */
  readonly contacts: number;
  /** Epoch ms. */
  readonly addedAt: number;
  readonly changedAt: number;
  /** null: the key they were sealed with is lost. */
  readonly details: ProspectDetails | null;
}

/** What of a list is looked at; null: all. */
interface ProspectChoice {
  readonly managerId: string | null;
  readonly state: ProspectState | null;
  readonly offset: number;
}

/** A manager's list in figures. */
export interface ProspectFigures {
  readonly managerId: string;
  readonly total: number;
  readonly open: number;
  readonly notContacted: number;
  readonly booked: number;
  /** Open and due before today. */
  readonly overdue: number;
}

/** Rows a worklist shows at once. */
export const PROSPECTS_SHOWN = 50;
/** Prospects a branch keeps: five full imports. */
export const PROSPECTS_MAX = 50_000;

export interface ProspectReader {
  find(id: string): Prospect | null;
  count(): number;
  /** Whether somebody with this telephone is on the list. */
  hasPhone(phone: string): boolean;
  /** Whose prospect has this telephone; null: nobody's. */
  managerOf(phone: string): string | null;
  /** At most PROSPECTS_SHOWN from `offset` on: open ones first, soonest due first; and how many there are in all. */
  page(choice: ProspectChoice): { readonly rows: readonly Prospect[]; readonly total: number };
  /** By manager; who has none is not there. @param today "2026-11-23" */
  figures(today: string): readonly ProspectFigures[];
}

/** Only within a transaction. */
export interface ProspectList extends ProspectReader {
  add(prospect: NewProspect): void;
  change(id: string, now: number, change: Pick<Prospect, 'state' | 'dueOn' | 'contacts'>): void;
  remove(id: string): void;
}

export type NewProspect = Prospect & { readonly details: ProspectDetails };
