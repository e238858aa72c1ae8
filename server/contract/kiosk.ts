import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { KIOSK_HELP_ENDS, KIOSK_HELP_STATES } from '../kernel/state/help-request.ts';
import { ELDER_MORE } from '../kernel/configuration/screens.ts';
import { closedReason, countersOpenFor } from './openness.ts';
import { count, epochMs, id, language, localText, printFailure } from './common.ts';

export type KioskCommand = CommandFrom<'kiosk'>;

const kioskService = z.strictObject({
  id,
  name: localText,
  plainName: localText,
  /** "full": the day's cap is reached; "closed": outside its hours (`hours` says when). */
  state: z.enum(['open', 'closed', 'full']),
  waiting: count,
  /** Today's hours, ready to show: "08:30–17:00"; null: not open today. */
  hours: z.string().nullable(),
  /** null: not closed. */
  closedBecause: closedReason.nullable(),
  counters: countersOpenFor,
  forms: z.array(localText),
  selfServiceHint: localText.nullable(),
});

/** A ticket that this kiosk issued in the last minutes, with the state of its slip. */
const kioskTicket = z.strictObject({
  ticketId: id,
  number: z.string(),
  serviceId: id,
  language,
  ahead: count,
  takenAt: epochMs,
  /** Until when the customer may take it back; null: called, served or cancelled. */
  retakeUntil: epochMs.nullable(),
  slip: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('none') }),
    z.strictObject({ state: z.literal('printing') }),
    z.strictObject({ state: z.literal('printed') }),
    z.strictObject({ state: z.literal('unconfirmed') }),
    z.strictObject({ state: z.literal('failed'), cause: printFailure }),
  ]),
  /** The printer it comes out of, if that is not the kiosk's own. */
  slipAt: localText.nullable(),
});

const readerCard = z.enum(['none', 'reading', 'read', 'unreadable']);
export type ReaderCard = z.infer<typeof readerCard>;

export const kioskView = z.strictObject({
  kioskId: id,
  branchName: localText,
  timeZone: z.string(),
  pixelsPerMm: z.number().positive(),
  /** "closed": no number can be taken now, by the hours or by hand; "unavailable": by a fault, so staff help. */
  state: z.enum(['open', 'closed', 'unavailable']),
  /** The branch's hours today, ready to show; null: not open today. */
  hours: z.string().nullable(),
  /** Why the branch is closed; null: it is open, whatever its services are. */
  closedBecause: closedReason.nullable(),
  /** Order and paths of the pages, as configured. */
  pages: z.strictObject({ elderServiceIds: z.array(id), elderMore: z.enum(ELDER_MORE), hintFromWaiting: count.nullable() }),
  services: z.array(kioskService),
  tickets: z.array(kioskTicket),
  /** "absent": this kiosk has no printer by design; "down": show the number large instead. */
  printer: z.enum(['ready', 'down', 'absent']),
  /** How far the call for help has come, or how the last one ended; never who comes. */
  help: z.enum(['none', ...KIOSK_HELP_STATES, ...KIOSK_HELP_ENDS]),
  /** Whether this kiosk takes bank cards. */
  takesCards: z.boolean(),
  /** The service of visitors, who type a code here; null: no codes are taken. */
  visits: z.strictObject({ serviceId: id, name: localText, plainName: localText }).nullable(),
  /** State of a card at this kiosk's serial reader: the same, after the same time, for every card that can be read. */
  readerCard,
  /** Generated from the configuration in force. */
  postedRule: localText,
});
export type KioskView = z.infer<typeof kioskView>;
