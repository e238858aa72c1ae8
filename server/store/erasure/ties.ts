import type { BranchEvent, EventType } from '../../kernel/words/event.ts';
import { SHAPES } from '../event-schema.ts';
import { type Check, isPersonal } from '../shapes/checks.ts';

type KeyOf<E> = E extends unknown ? keyof E : never;
type IdField = Extract<KeyOf<BranchEvent>, `${string}Id`>;

/** Whether an id stands for one customer's affair, so that whatever bears the same one is his. The compiler names a new id. */
const IS_OF_ONE_CUSTOMER = {
  ticketId: true,
  referralId: true,
  followUpId: true,
  appointmentId: true,
  directServiceId: true,
  // A list's row is found by its own details, and stands with no other.
  prospectId: false,
  attendeeId: false,
  actId: false,
  agentId: false,
  alarmId: false,
  callId: false,
  counterId: false,
  cueId: false,
  erasureId: false,
  fromServiceId: false,
  gatheringId: false,
  helpId: false,
  importId: false,
  jobId: false,
  kioskId: false,
  managerId: false,
  needId: false,
  noticeId: false,
  printerId: false,
  reasonId: false,
  sentId: false,
  serviceId: false,
  staffId: false,
  standInId: false,
  supportId: false,
  toStaffId: false,
  wallId: false,
} as const satisfies Record<IdField, boolean>;

const CUSTOMER_IDS = Object.entries(IS_OF_ONE_CUSTOMER).flatMap(([name, isOfOne]) => (isOfOne ? [name] : []));

/** Fields of an event that lead to personal data, by the marks of its shape. */
export function personalFields(type: EventType): readonly string[] {
  return Object.entries<Check<unknown>>(SHAPES[type]).flatMap(([name, check]) => (isPersonal(check) ? [name] : []));
}

/** Events that say that two of a customer's ids, or an id and a reference, belong together. One that names no affair is about many, as a day's first. */
const TYING = new Map<string, { readonly ids: readonly string[]; readonly personal: readonly string[] }>(
  (Object.keys(SHAPES) as EventType[]).flatMap((type) => {
    const ids = CUSTOMER_IDS.filter((name) => Object.hasOwn(SHAPES[type], name));
    const personal = personalFields(type);
    return ids.length > 0 && ids.length + personal.length > 1 ? [[type, { ids, personal }] as const] : [];
  }),
);
export const TYING_TYPES: readonly string[] = [...TYING.keys()];

/**
 * All that this event says to be one customer's: "ticketId:…" and the references themselves.
 * @param isKept whether a text is a reference of which something is kept: a date beside it ties nobody together
 */
export function tiesOf(type: string, body: Readonly<Record<string, unknown>>, isKept: (text: string) => boolean): readonly string[] {
  const { ids, personal } = TYING.get(type) ?? { ids: [], personal: [] };
  const named = ids.flatMap((name) => (typeof body[name] === 'string' ? [`${name}:${body[name]}`] : []));
  return [...named, ...personal.flatMap((name) => textsIn(body[name])).filter(isKept)];
}

export const TICKET = 'ticketId:';

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
