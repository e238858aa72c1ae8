import type { Logger } from 'pino';
import type { Clock } from '../time/clock.ts';
import type { DayReport } from '../contract/day-report.ts';
import type { ErasureRemains } from '../contract/people/erasure.ts';
import type { ServerCondition } from '../contract/server-condition.ts';
import type { Intent } from '../desk/intent.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Language } from '../kernel/configuration/local-text.ts';
import type { SlipConfiguration } from '../kernel/configuration/slip-template.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Answer } from '../kernel/words/answer.ts';
import type { StoredEvent } from '../kernel/words/event.ts';
import type { IdentityProvider } from '../provider/identity-provider.ts';
import type { ListReaders } from '../store/lists.ts';
import type { Person } from '../store/person.ts';
import type { DayFigures } from '../store/records/day-figures.ts';
import type { Credentials } from '../store/tables/credentials-table.ts';
import type { Sessions } from '../store/tables/sessions-table.ts';
import type { SightingsTable } from '../store/tables/sightings-table.ts';
import type { Erasures } from '../store/erasure/erasures.ts';
import type { Trail } from '../store/trail/trail-table.ts';
import type { Tokens } from '../store/tokens.ts';
import type { ViewTime } from '../views/view-time.ts';
import type { Cards } from './subjects/cards.ts';
import type { CodeTries } from './subjects/code-tries.ts';
import type { Limits } from './limits.ts';
import type { Subject } from './subjects/subject.ts';

/** Everything the network needs of the rest of the server, and no more. */
export interface Edge {
  /** The branch as stored; read anew each time, never kept or changed. */
  readonly branch: () => Branch;
  /** The configuration in force: the open day's, otherwise the last day's, otherwise the file's. */
  readonly configuration: () => BranchConfiguration;
  readonly time: () => ViewTime;
  /** Whether the machine's clock is believed, and the answer of a person who knows. */
  readonly clock: Pick<Clock, 'condition' | 'accept'>;
  /** Personal data from the purgeable table; null: purged. */
  readonly personOf: (personRef: string) => Person | null;
  /** The large lists, for reading; only an intent's draft changes them. */
  readonly lists: ListReaders;
  readonly submit: (intent: Intent) => Promise<Answer>;
  readonly cards: Cards;
  readonly codeTries: CodeTries;
  /** null: unknown or revoked. Fast enough for every request. */
  readonly findSubject: (token: string) => Subject | null;
  readonly enrolment: Enrolment;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly sightings: SightingsTable;
  readonly trail: Trail;
  readonly erasures: Erasures;
  /** What an erasure of this moment, epoch ms, could not reach. */
  readonly erasureRemains: (at: number) => ErasureRemains;
  /** The bank's own sign-in; null: number and PIN only. */
  readonly provider: IdentityProvider | null;
  /** null: the branch has an administrator, or is a demo. */
  readonly firstRunCode: FirstRunCode | null;
  /** A clock that never jumps: guesses are slowed down by it. */
  readonly monotonicMs: () => number;
  readonly slip: SlipPublishing;
  readonly reports: Reports;
  /** Whether the log is open and a read from the database works. */
  readonly isReady: () => boolean;
  /** What is wrong with the server itself, the worst first. */
  readonly conditions: () => readonly ServerCondition[];
  readonly newId: () => string;
  readonly build: string;
  readonly log: Logger;
  readonly limits: Limits;
}

/** The slip's template, which changes between two days. */
export interface SlipPublishing {
  /** The configuration with which the next day opens. */
  readonly upcoming: () => BranchConfiguration;
  /** Stores a checked template for the next day; null: stored, otherwise the reason why not. */
  readonly publish: (slip: SlipConfiguration) => string | null;
}

/** Tokens of devices, as the store keeps them. */
export type Enrolment = Pick<Tokens, 'issueToken' | 'idOf' | 'listTokens' | 'renameEnrolled' | 'revokeEnrolled'>;

/** A code of this start, told to whoever reads the server's own terminal or journal. */
export interface FirstRunCode {
  readonly sha256: string;
  /** Epoch ms. */
  readonly until: number;
}

/** Day reports, as the store makes them; null: the branch did not open on that date. */
export interface Reports {
  /** Dates that have a report, newest first. */
  readonly dates: () => string[];
  readonly day: (date: string) => Promise<DayReport | null>;
  readonly csv: (date: string, language: Language) => Promise<string | null>;
  /** The events of one date; empty: the branch did not open on it. */
  readonly events: (date: string) => Promise<readonly StoredEvent[]>;
  /** The sums of a date, to be added to others'; those of `today` are computed anew each time. */
  readonly figures: (date: string, today: string) => Promise<DayFigures | null>;
  /** Every call with its reason. */
  readonly callsCsv: (date: string, language: Language) => Promise<string | null>;
}
