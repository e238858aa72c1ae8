import type { ProspectState } from '../kernel/state/prospect.ts';

/** Personal data: sealed, and deleted with its row. */
export interface ProspectDetails {
  /** As the list gives it: "张先生", "欧阳". */
  readonly name: string;
  /** Digits only, with a leading "+" if the list had one. */
  readonly phone: string;
  readonly source: string;
  readonly note: string;
  readonly preferredTime: string;
}

/** A customer whom a relationship manager is to call (S08, S81). */
export interface Prospect {
  readonly id: string;
  readonly importId: string;
  readonly managerId: string;
  readonly state: ProspectState;
  /** "2026-12-05"; null: nothing more to do. */
  readonly dueOn: string | null;
  /** Number of contacts recorded so far. */
  readonly contacts: number;
  /** Epoch ms. */
  readonly addedAt: number;
  readonly changedAt: number;
  /** null: the key they were sealed with is lost. */
  readonly details: ProspectDetails | null;
}

/** Filters of a list; null: all. */
interface ProspectChoice {
  readonly managerId: string | null;
  readonly state: ProspectState | null;
  readonly offset: number;
}

/** Figures of one manager's list. */
export interface ProspectFigures {
  readonly managerId: string;
  readonly total: number;
  readonly open: number;
  readonly notContacted: number;
  readonly booked: number;
  /** Open and due before today. */
  readonly overdue: number;
}

/** Rows on one page of a worklist. */
export const PROSPECTS_SHOWN = 50;
/** Most prospects that a branch keeps: five full imports. */
export const PROSPECTS_MAX = 50_000;

export interface ProspectReader {
  find(id: string): Prospect | null;
  count(): number;
  /** Whether a prospect with this phone number is on the list. */
  hasPhone(phone: string): boolean;
  /** The manager whose prospect has this phone number; null: none. */
  managerOf(phone: string): string | null;
  /** At most PROSPECTS_SHOWN from `offset` on: open ones first, soonest due first; and the total number. */
  page(choice: ProspectChoice): { readonly rows: readonly Prospect[]; readonly total: number };
  /** By manager; managers without prospects are left out. @param today "2026-11-23" */
  figures(today: string): readonly ProspectFigures[];
}

/** For use within a transaction only. */
export interface ProspectList extends ProspectReader {
  add(prospect: NewProspect): void;
  change(id: string, now: number, change: Pick<Prospect, 'state' | 'dueOn' | 'contacts'>): void;
  remove(id: string): void;
}

export type NewProspect = Prospect & { readonly details: ProspectDetails };
