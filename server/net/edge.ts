import type { DayReport } from '../contract/day-report.ts';
import type { Logger } from 'pino';
import type { Branch } from '../kernel/state/branch.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Language } from '../kernel/configuration/local-text.ts';
import type { SlipConfiguration } from '../kernel/configuration/slip-template.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { DayFigures } from '../store/records/day-figures.ts';
import type { Tokens } from '../store/tokens.ts';
import type { Moment } from '../views/moment.ts';
import type { Intent } from '../desk/intent.ts';
import type { ListReaders } from '../store/lists.ts';
import type { Person } from '../store/person.ts';
import type { CodeTries } from './subjects/code-tries.ts';
import type { Cards } from './subjects/cards.ts';
import type { Answer } from './reply.ts';
import type { Subject } from './subjects/subject.ts';

/** Everything the network needs of the rest of the server, and no more. */
export interface Edge {
  /** As stored; asked again each time, never kept or changed. */
  readonly branch: () => Branch;
  /** In force: the open day's, else the last day's, else the file's. */
  readonly configuration: () => BranchConfiguration;
  readonly moment: () => Moment;
  /** Personal data beside the branch, where it has not been purged. */
  readonly personOf: (personRef: string) => Person | null;
  /** The large lists, to look at; changed only by an intent's draft. */
  readonly lists: ListReaders;
  readonly submit: (intent: Intent) => Promise<Answer>;
  readonly cards: Cards;
  readonly codeTries: CodeTries;
  /** null: unknown or revoked. Cheap enough for every request. */
  readonly findSubject: (token: string) => Subject | null;
  readonly enrolment: Enrolment;
  readonly slip: SlipPublishing;
  readonly reports: Reports;
  /** Whether the log is open and a read from the database works. */
  readonly isReady: () => boolean;
  readonly newId: () => string;
  readonly build: string;
  readonly log: Logger;
  readonly limits: Limits;
}

/** The slip's template between two days. */
export interface SlipPublishing {
  /** What the next day opens with. */
  readonly upcoming: () => BranchConfiguration;
  /** Keeps a checked template for the next day; why not, or null. */
  readonly publish: (slip: SlipConfiguration) => string | null;
}

/** Tokens of devices, as the store keeps them. */
export type Enrolment = Pick<Tokens, 'issueToken' | 'listTokens' | 'revokeEnrolled'>;

/** Day reports as the store makes them; null: the branch did not open on that date. */
export interface Reports {
  /** Dates there is a report for, newest first. */
  readonly dates: () => string[];
  readonly day: (date: string) => Promise<DayReport | null>;
  readonly csv: (date: string, language: Language) => Promise<string | null>;
  /** The records of one date; none: the branch did not open on it. */
  readonly events: (date: string) => Promise<readonly StoredEvent[]>;
  /** What a date adds up to, to be joined with others; `today` is added up anew each time. */
  readonly figures: (date: string, today: string) => Promise<DayFigures | null>;
  /** Every call with its reason. */
  readonly callsCsv: (date: string, language: Language) => Promise<string | null>;
}

/** What one caller may ask of the server. A replay or a benchmark raises them; people do not come near them. */
export interface Limits {
  readonly requestsPerSecond: number;
  /** Unanswered requests of one screen. */
  readonly screenInFlight: number;
  /** An agent back from an outage reports every job of all its printers at once. */
  readonly deviceInFlight: number;
  readonly failedSignInsPerMinute: number;
}

export const DEFAULT_LIMITS: Limits = { requestsPerSecond: 500, screenInFlight: 32, deviceInFlight: 400, failedSignInsPerMinute: 30 };
