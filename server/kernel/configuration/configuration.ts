import type { AlarmConfiguration, HelpConfiguration } from './alarms.ts';
import type { GuidanceConfiguration } from './guidance.ts';
import type { IdentificationConfiguration } from './identification.ts';
import type { KioskLimitsConfiguration } from './kiosk-limits.ts';
import type { LocalText } from './local-text.ts';
import type { CueConfiguration, NeedConfiguration, PolicyConfiguration } from './policy.ts';
import type { ReasonConfiguration } from './reason.ts';
import type { KioskPagesConfiguration, ViewingConfiguration } from './screens.ts';
import type { SlipConfiguration } from './slip-template.ts';
import type { TicketClass } from './standing.ts';
import type { TimeOfDay } from './time-of-day.ts';

export interface OpeningHours {
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  readonly opens: TimeOfDay;
  readonly closes: TimeOfDay;
}

export interface ServiceConfiguration {
  readonly id: string;
  /** Letter of the number series. It stands for the service, never for the customer (no "V" for VIP). */
  readonly prefix: string;
  readonly name: LocalText;
  /** Everyday words for elder mode ("取钱、存钱"). */
  readonly plainName: LocalText;
  /** null: the branch's own hours. Personal and corporate services may differ. */
  readonly hours: readonly OpeningHours[] | null;
  /** Most tickets a day; null: no cap. */
  readonly dailyCap: number | null;
  /** Forms the customer may fill in while waiting (S34). */
  readonly forms: readonly LocalText[];
  /** Where the customer can do this without waiting (S33); null: nowhere. */
  readonly selfServiceHint: LocalText | null;
}

/** Which customers a counter serves, and in what order. */
export interface CounterProfile {
  readonly classes: readonly TicketClass[];
  /** While a premium customer waits, no other is called here. The cap still holds; the head-start does not limit it. */
  readonly premiumFirst: boolean;
  /** Ordinary customers are served here only once the oldest of them has waited this long; null: always. */
  readonly keepFreeMs: number | null;
}

export const COUNTER_KINDS = ['cash', 'non-cash'] as const;
type CounterKind = (typeof COUNTER_KINDS)[number];

export interface CounterConfiguration {
  readonly id: string;
  /** What customers see and hear: "3". Digits only, so that it can be spoken. */
  readonly label: string;
  readonly kind: CounterKind;
  readonly serviceIds: readonly string[];
  readonly profile: CounterProfile;
}

interface PrinterConfiguration {
  readonly id: string;
  readonly name: LocalText;
  /** Printer that takes over a slip which is known not to have printed here; null: the customer keeps the number shown on the screen. */
  readonly fallbackPrinterId: string | null;
}

export interface KioskConfiguration {
  readonly id: string;
  readonly name: LocalText;
  /** null: this kiosk shows numbers and prints nothing. */
  readonly printerId: string | null;
  readonly pixelsPerMm: number;
}

interface WallConfiguration {
  readonly id: string;
  readonly name: LocalText;
  /** The zone that the display hangs in. */
  readonly zoneId: string;
  /** Each zone has one wall display that announces; the others are silent. */
  readonly announces: boolean;
  readonly viewing: ViewingConfiguration;
}

/** A part of the branch where people wait together: everybody in it hears its announcing display, and nobody outside does. */
interface ZoneConfiguration {
  readonly id: string;
  /** The counters called here; null: all of them. */
  readonly counterIds: readonly string[] | null;
}

/** Part of every day in which the voice has another level. */
interface LevelSpan {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** Percent, as `VoiceConfiguration.level`. */
  readonly level: number;
}

interface VoiceConfiguration {
  readonly zones: readonly ZoneConfiguration[];
  /** Percent of full loudness: 50 sounds about half as loud as 100. */
  readonly level: number;
  /** When the voice is louder or softer than `level`; spans do not overlap. */
  readonly levelSpans: readonly LevelSpan[];
  /** Folder of recorded clips below the data directory's `voice/`; null: the voice that comes with the program. */
  readonly packName: string | null;
}

/** head: head of the wealth centre, who reads and archives the supervisor's records. */
export const STAFF_ROLES = ['teller', 'lobby', 'manager', 'assistant', 'supervisor', 'head'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

interface StaffConfiguration {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

/** "gapped": each number advances by a random 1 to 3, so numbers do not count people. */
export const NUMBERINGS = ['drawn', 'gapped', 'sequential'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

export interface RulesConfiguration {
  readonly numbering: Numbering;
  readonly numberDigits: 3 | 4;
  readonly recallLimit: number;
  readonly recallPauseMs: number;
  readonly noShowAfterMs: number;
  readonly restoreWindowMs: number;
  /** How much of its age a returning ticket keeps: key = max(key, now - grace). */
  readonly returnGraceMs: number;
  readonly undoCallMs: number;
  readonly undoFinishMs: number;
  /** How long the kiosk may take back a ticket that it issued ("取错了？重选"). */
  readonly retakeMs: number;
  readonly retakeElderMs: number;
  readonly printJobLifeMs: number;
  /** Time after closing in which those inside are still served; then the day closes. */
  readonly closingGraceMs: number;
  readonly announcementRounds: number;
  /** Whether the digit 1 is read 幺 instead of 一. */
  readonly readOneAsYao: boolean;
}

/** The configuration that a business day runs on. The day-opened event stores it, so a change takes effect when the next day opens. */
export interface BranchConfiguration {
  readonly branch: { readonly id: string; readonly name: LocalText; readonly timeZone: string };
  /** Where customers' phones reach this branch; null: slips carry no QR. */
  readonly publicBaseUrl: string | null;
  readonly hours: readonly OpeningHours[];
  readonly services: readonly ServiceConfiguration[];
  readonly counters: readonly CounterConfiguration[];
  readonly kiosks: readonly KioskConfiguration[];
  readonly kioskPages: KioskPagesConfiguration;
  readonly kioskLimits: KioskLimitsConfiguration;
  readonly printers: readonly PrinterConfiguration[];
  readonly walls: readonly WallConfiguration[];
  readonly voice: VoiceConfiguration;
  readonly slip: SlipConfiguration;
  readonly staff: readonly StaffConfiguration[];
  readonly pauseReasons: readonly ReasonConfiguration[];
  readonly parkReasons: readonly ReasonConfiguration[];
  readonly chosenCallReasons: readonly ReasonConfiguration[];
  readonly handBackReasons: readonly ReasonConfiguration[];
  readonly cues: readonly CueConfiguration[];
  readonly needs: readonly NeedConfiguration[];
  readonly policy: PolicyConfiguration;
  readonly identification: IdentificationConfiguration;
  readonly guidance: GuidanceConfiguration;
  /** null: nobody is told that time passes. */
  readonly alarms: AlarmConfiguration | null;
  readonly help: HelpConfiguration;
  readonly rules: RulesConfiguration;
}

/** Most services a branch has, and so most that one counter serves. */
export const SERVICES_OF_COUNTER_MAX = 60;
