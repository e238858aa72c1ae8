import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Alarm } from './alarm.ts';
import type { Appointment, VisitorWait } from './appointment.ts';
import type { BusinessDay } from './business-day.ts';
import type { Call } from './call.ts';
import type { Counter, Session } from './counter.ts';
import type { DayEnd } from './day-end.ts';
import type { Device } from './device.ts';
import type { DirectService, DirectServiceNotice, DirectStart } from './direct-service.ts';
import type { Asked, Diversion } from './diversion.ts';
import type { Arrival } from './arrival.ts';
import type { Duty, DutyGap, PostAnswer } from './duty.ts';
import type { Explanation } from './explanation.ts';
import type { FollowUp } from './follow-up.ts';
import type { HelpRequest, KioskHelpEnd, KioskHelpState } from './help-request.ts';
import { type Kiosks, newKiosks } from './kiosk.ts';
import type { Line } from './line.ts';
import type { Manager } from './manager.ts';
import type { NumberSeries } from './numbers.ts';
import type { Printer, PrinterCondition, PrintJob } from './printing.ts';
import type { RatingInvitation } from './rating.ts';
import type { Referral } from './referral.ts';
import type { Restoration } from './restoration.ts';
import type { Sound } from './sound.ts';
import type { SupportRequest } from './support.ts';
import type { Ticket, TicketRecord } from './ticket.ts';
import type { Act } from './undo.ts';

/** What anybody in the hall may know. Public views receive only this, so they cannot leak a staff fact. */
export interface Hall {
  day: BusinessDay | null;
  /** In force since the day opened; before the first day, the configuration it would open with. */
  configuration: BranchConfiguration | null;
  readonly tickets: Map<string, Ticket>;
  /** People waiting, by service; a ticket directed to a counter counts for its service. */
  readonly waitingCount: Map<string, number>;
  /** Tickets taken today, by service, but for those that were voided. */
  readonly takenCount: Map<string, number>;
  readonly counters: Map<string, Counter>;
  /** Tickets whose numbers were voided: their customers are told so, which is no end of a visit. */
  readonly voidedTickets: Set<string>;
  /** By service: calls that were taken back and not made again since. */
  readonly undoneCalls: Map<string, number>;
  /** Oldest first, at most CALLS_REMEMBERED; an undone call is removed without a trace. */
  readonly calls: Call[];
  readonly printers: Map<string, Printer>;
  /** Sound of each display that announces, by display. */
  readonly sounds: Map<string, Sound>;
  readonly printJobs: Map<string, PrintJob>;
  /** Jobs without an outcome yet, oldest first. */
  readonly pendingPrints: Set<string>;
  /** Open tickets whose latest slip may not have come out. */
  readonly troubledSlips: Set<string>;
  /** The last few tickets each kiosk issued, newest first, for its ticket page. */
  readonly recentTickets: Map<string, readonly string[]>;
  /** Progress of each kiosk's open help request; who comes is known to staff only. */
  readonly kioskHelp: Map<string, KioskHelpState>;
  /** How each kiosk's latest request ended; none while one is open. */
  readonly kioskHelpEnds: Map<string, KioskHelpEnd>;
  /** The rating that each counter last asked a customer for. */
  readonly ratings: Map<string, RatingInvitation>;
}

/** What only staff may know. */
export interface Staff {
  /** One sorted line for each class of each service and counter ("service:cash/ordinary", "counter:3/premium"). */
  readonly lines: Map<string, Line>;
  readonly records: Map<string, TicketRecord>;
  readonly sessions: Map<string, Session>;
  /** The last act of each counter, as long as it can be undone; the acts before it hang on it. */
  readonly acts: Map<string, Act>;
  /** By cue: how often staff gave it as a reason, of late. */
  readonly cueUses: Map<string, number>;
  /** By staff id: the ticket whose customer this person identified last. */
  readonly lastIdentified: Map<string, string>;
  readonly missed: Set<string>;
  readonly parked: Set<string>;
  readonly helpRequests: Map<string, HelpRequest>;
  /** By prefix: the numbers given out. */
  readonly series: Map<string, NumberSeries>;
  /** Numbers that somebody still holds; a wrapped series skips them. */
  readonly activeNumbers: Set<string>;
  /** By id; at most one a counter. */
  readonly directServices: Map<string, DirectService>;
  /** Those of about the last hour, oldest first. */
  readonly directStarts: DirectStart[];
  readonly notices: DirectServiceNotice[];
  /** All of the day, closed ones included: their teller still sees them, and a manager may judge a guest later. */
  readonly referrals: Map<string, Referral>;
  /** All open ones, of any day, and those closed today. */
  readonly followUps: Map<string, FollowUp>;
  /** By date. */
  readonly dayEnds: Map<string, DayEnd>;
  /** Those still to come, on any day, and the results of today's. */
  readonly appointments: Map<string, Appointment>;
  /** By appointment: how long the arrived visitor has waited for the manager. */
  readonly visitorWaits: Map<string, VisitorWait>;
  /** By ticket: the manager who looks after this customer, if the branch knows one (S49). */
  readonly ownManagers: Map<string, string>;
  /** By staff id. */
  readonly managers: Map<string, Manager>;
  /** By attendee: guests of a gathering of whom their manager has not said that he knows. */
  readonly arrivals: Map<string, Arrival>;
  /** By staff id: lobby staff who have been on duty today. */
  readonly duties: Map<string, Duty>;
  /** null: somebody is on duty, or nobody has been on duty yet today. */
  dutyGap: DutyGap | null;
  /** null: somebody is on duty, or the supervisor has not answered the empty post. */
  postAnswer: PostAnswer | null;
  /** All of the day, closed ones included. */
  readonly supports: Map<string, SupportRequest>;
  /** Since when enough people wait for each open counter to ask for support; null: not enough do. */
  crowdedSince: number | null;
  /** Open ones, by id. */
  readonly alarms: Map<string, Alarm>;
  /** Alarms of the day, closed ones included. */
  alarmsRaised: number;
  readonly kiosks: Kiosks;
  /** By ticket: a machine was suggested. */
  readonly diversions: Map<string, Diversion>;
  /** By ticket: the customer was asked what brings him here. */
  readonly asked: Map<string, Asked>;
  /** Need-based jumps given today, by person. */
  readonly needJumps: Map<string, number>;
  /** Hardware other than printers, by agent, in the agent's own order. */
  readonly devices: Map<string, readonly Device[]>;
  /** By ticket: one explanation for each call, why the ticket was called at that moment. */
  readonly explanations: Map<string, readonly Explanation[]>;
  lastN: number;
  /** null: nothing is missing of this day. */
  restored: Restoration | null;
}

/** A kiosk's page shows one ticket; the others cover a next customer who follows quickly. */
export const RECENT_TICKETS_REMEMBERED = 3;

/** The fold's accumulator. Whoever folds owns it; `evolve` changes it in place, deterministically. */
export interface Branch {
  readonly hall: Hall;
  readonly staff: Staff;
  /** Time of the last event folded; no decision gets an earlier time. */
  lastEventAt: number;
}

export function emptyBranch(): Branch {
  return {
    hall: {
      day: null,
      configuration: null,
      tickets: new Map(),
      waitingCount: new Map(),
      takenCount: new Map(),
      counters: new Map(),
      voidedTickets: new Set(),
      undoneCalls: new Map(),
      calls: [],
      printers: new Map(),
      sounds: new Map(),
      printJobs: new Map(),
      pendingPrints: new Set(),
      troubledSlips: new Set(),
      recentTickets: new Map(),
      kioskHelp: new Map(),
      kioskHelpEnds: new Map(),
      ratings: new Map(),
    },
    staff: {
      lines: new Map(),
      records: new Map(),
      sessions: new Map(),
      acts: new Map(),
      cueUses: new Map(),
      lastIdentified: new Map(),
      missed: new Set(),
      parked: new Set(),
      helpRequests: new Map(),
      series: new Map(),
      activeNumbers: new Set(),
      directServices: new Map(),
      directStarts: [],
      notices: [],
      referrals: new Map(),
      followUps: new Map(),
      dayEnds: new Map(),
      appointments: new Map(),
      visitorWaits: new Map(),
      ownManagers: new Map(),
      managers: new Map(),
      arrivals: new Map(),
      duties: new Map(),
      dutyGap: null,
      postAnswer: null,
      supports: new Map(),
      crowdedSince: null,
      alarms: new Map(),
      alarmsRaised: 0,
      kiosks: newKiosks(),
      diversions: new Map(),
      asked: new Map(),
      needJumps: new Map(),
      devices: new Map(),
      explanations: new Map(),
      lastN: 0,
      restored: null,
    },
    lastEventAt: 0,
  };
}

/** A branch that has never opened: screens can already say when it will open. */
export function initialBranch(configuration: BranchConfiguration): Branch {
  const branch = emptyBranch();
  installConfiguration(branch.hall, configuration, 0, {});
  return branch;
}

/** Adds the configured counters (closed), printers (as last reported) and displays (not heard from yet). */
export function installConfiguration(
  hall: Hall,
  configuration: BranchConfiguration,
  at: number,
  printers: Readonly<Record<string, PrinterCondition>>,
): void {
  hall.configuration = configuration;
  for (const { id } of configuration.counters) {
    hall.counters.set(id, { id, state: 'closed', ticketId: null, pauseReasonId: null, since: at });
  }
  for (const { id } of configuration.printers) {
    hall.printers.set(id, { id, condition: printers[id] ?? 'unreachable', since: at });
  }
  for (const { id: wallId, announces } of configuration.walls) {
    if (announces) hall.sounds.set(wallId, { wallId, condition: 'unreachable', fault: null, since: at });
  }
}
