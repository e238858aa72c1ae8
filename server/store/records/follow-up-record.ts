import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { EventOf, StoredEvent } from '../../kernel/words/event.ts';
import type { Contact, FollowUpEnd, FollowUpState } from '../../kernel/state/follow-up.ts';
import type { FollowUpTerms } from '../../kernel/words/follow-up.ts';

/** A row of the follow-up record (待跟进客户信息记录表): a customer who was handed a card that day, and what came of it in these events. */
export interface FollowUpRecord {
  readonly followUpId: string;
  readonly at: number;
  readonly card: EventOf<'card-handed'>;
  terms: FollowUpTerms;
  personRef: string | null;
  state: FollowUpState;
  end: FollowUpEnd | null;
  contacts: readonly Pick<Contact, 'at' | 'result' | 'means'>[];
  /** Later corrections, with the old values. */
  corrections: readonly FollowUpCorrection[];
}

export interface FollowUpCorrection extends Pick<EventOf<'follow-up-corrected'>, 'staffId' | 'was' | 'terms' | 'personWas' | 'personRef'> {
  readonly at: number;
}

/** For the cards handed out in these events; older follow-ups are not included. */
export function followUpRecords(events: readonly StoredEvent[]): FollowUpRecord[] {
  const records = new Map<string, FollowUpRecord>();
  for (const { at, event } of events) {
    if (event.type === 'card-handed') records.set(event.followUpId, handed(at, event));
    const record = 'followUpId' in event ? records.get(event.followUpId ?? '') : undefined;
    if (record === undefined) continue;
    if (event.type === 'contact-logged') {
      record.contacts = [...record.contacts, { at, result: event.result, means: event.means }];
      record.state = event.state;
    } else if (event.type === 'follow-up-corrected') {
      record.terms = event.terms;
      record.personRef = event.personRef;
      record.corrections = [...record.corrections, { ...event, at }];
    } else if (event.type === 'follow-up-closed') {
      record.state = 'closed';
      record.end = event.end;
    } else if (event.type === 'person-forgotten') record.personRef = null;
  }
  return [...records.values()];
}

function handed(at: number, card: EventOf<'card-handed'>): FollowUpRecord {
  const { followUpId, terms, personRef } = card;
  return { followUpId, at, card, terms, personRef, state: 'not-contacted', end: null, contacts: [], corrections: [] };
}

export function nameIn(configuration: BranchConfiguration, staffId: string | null): string {
  return configuration.staff.find(({ id }) => id === staffId)?.name ?? staffId ?? '';
}
