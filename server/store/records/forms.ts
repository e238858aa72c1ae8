import { localTimes } from '../../time/local-times.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import type { Language, LocalText } from '../../kernel/configuration/local-text.ts';
import { maskedTelephone } from '../../prospects/telephone.ts';
import type { Person } from '../person.ts';
import { type CorrectionParts, followUpCorrections, referralCorrections } from './form-corrections.ts';
import { type FollowUpRecord, followUpRecords, nameIn } from './follow-up-record.ts';
import {
  CHANNEL_WORDS,
  FOLLOW_UP_COLUMNS,
  FORM_TITLES,
  POST_WORDS,
  REFERRED_COLUMNS,
  RESULT_WORDS,
  SEGMENT_WORDS,
  STATE_WORDS,
  STATISTICS_COLUMNS,
  STATISTICS_OUTCOMES,
  TOTAL_WORD,
} from './form-words.ts';
import { type Funnel, referralFacts, referralFigures } from './referral-figures.ts';
import { referralCases } from './referral-case.ts';
import { type ReferredRecord, referredRecords } from './referred-record.ts';
import { salutationText } from './salutation-text.ts';

type FormName = keyof typeof FORM_TITLES;
type Cell = string | number | null;

/** One of the manual's three forms, in one language, as a table for screen, printer, CSV and XLSX alike. */
export interface Form {
  readonly name: FormName;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly FormRow[];
}

interface FormRow {
  /** The customer's manager; null: none. */
  readonly managerId: string | null;
  readonly cells: readonly Cell[];
}

export interface DayForms {
  readonly date: string;
  readonly branchName: string;
  readonly forms: readonly Form[];
}

interface FormParts {
  readonly date: string;
  readonly events: readonly StoredEvent[];
  readonly language: Language;
  /** From the purgeable table; null: purged. */
  readonly personOf: (personRef: string) => Person | null;
}

/** null: the branch did not open on that date. A manager's copy is made by `copyOf`. */
export function dayForms(parts: FormParts): DayForms | null {
  const opening = parts.events.findLast(({ event }) => event.type === 'day-opened')?.event;
  if (opening?.type !== 'day-opened') return null;
  const { configuration } = opening;
  return {
    date: parts.date,
    branchName: configuration.branch.name[parts.language],
    forms: [referredForm(parts, configuration), followUpForm(parts, configuration), statisticsForm(parts, configuration)],
  };
}

/** A manager's copy: only his own customers, and nothing of how others work (S76). */
export function copyOf(forms: DayForms, managerId: string): DayForms {
  return {
    ...forms,
    forms: forms.forms
      .filter(({ name }) => name !== 'statistics')
      .map((form) => ({ ...form, rows: form.rows.filter((row) => row.managerId === managerId) })),
  };
}

function referredForm({ events, language, personOf }: FormParts, configuration: BranchConfiguration): Form {
  const parts = { configuration, language, personOf, timeOf: clockIn(configuration) };
  const records = referredRecords(referralCases(events), configuration, (ref) => personOf(ref)?.salutation ?? null);
  return form(
    'referred',
    REFERRED_COLUMNS,
    language,
    records.map((record) => ({ managerId: record.managerId, cells: referredCells(record, parts) })),
  );
}

function referredCells(record: ReferredRecord, parts: CorrectionParts): Cell[] {
  const { language, timeOf } = parts;
  return [
    timeOf(record.raisedAt),
    timeOf(record.introducedAt),
    record.recordedBy,
    POST_WORDS[record.post][language],
    record.counterLabel,
    record.number,
    salutationText(record.salutation, language),
    record.cue?.[language] ?? null,
    record.service?.[language] ?? null,
    record.managerName,
    record.guidedBy,
    record.triage === null ? null : SEGMENT_WORDS[record.triage][language],
    referralCorrections(record.corrections, parts),
  ];
}

function followUpForm({ events, language, personOf }: FormParts, configuration: BranchConfiguration): Form {
  const parts = { configuration, language, personOf, timeOf: clockIn(configuration) };
  const rows = followUpRecords(events).map((record) => ({
    managerId: record.terms.managerId,
    cells: followUpCells(record, parts, record.personRef === null ? null : personOf(record.personRef)),
  }));
  return form('follow-up', FOLLOW_UP_COLUMNS, language, rows);
}

function followUpCells(
  { at, card, terms, state, contacts, corrections }: FollowUpRecord,
  parts: CorrectionParts,
  person: Person | null,
): Cell[] {
  const { configuration, language, timeOf } = parts;
  const { preferred } = terms;
  return [
    timeOf(at),
    nameIn(configuration, card.staffId),
    POST_WORDS[card.role][language],
    configuration.counters.find(({ id }) => id === card.counterId)?.label ?? null,
    card.number,
    salutationText(person?.salutation ?? null, language),
    configuration.cues.find(({ id }) => id === card.cueId)?.text[language] ?? null,
    configuration.services.find(({ id }) => id === card.serviceId)?.name[language] ?? null,
    nameIn(configuration, terms.managerId),
    CHANNEL_WORDS[terms.channel][language],
    person === null || person.phone === null ? null : maskedTelephone(person.phone),
    preferred === null ? null : `${preferred.from}–${preferred.to}`,
    person?.note ?? null,
    STATE_WORDS[state][language],
    contacts.map((contact) => `${timeOf(contact.at)} ${RESULT_WORDS[contact.result][language]}`).join('; '),
    followUpCorrections(corrections, parts),
  ];
}

function statisticsForm({ events, language }: FormParts, configuration: BranchConfiguration): Form {
  const { persons, posts, total } = referralFigures(referralFacts(events, configuration), configuration);
  const row = (post: string, name: string, funnel: Funnel): FormRow => ({
    managerId: null,
    cells: [post, name, funnel.identified, funnel.raised, ...outcomeCells(funnel), seconds(funnel.ackMs.medianMs)],
  });
  return form('statistics', STATISTICS_COLUMNS, language, [
    ...persons.map((one) => row(POST_WORDS[one.post][language], one.staffName, one)),
    ...posts
      .filter(({ identified, raised, cards }) => identified + raised + cards > 0)
      .map((one) => row(POST_WORDS[one.post][language], TOTAL_WORD[language], one)),
    row(TOTAL_WORD[language], '', total),
  ]);
}

/** Cards are counted at the card handout: some belong to no referral (S74). */
function outcomeCells({ outcomes, cards, followUpsOpen }: Funnel): Cell[] {
  return [outcomes.introduced, cards, followUpsOpen, ...STATISTICS_OUTCOMES.map((outcome) => outcomes[outcome])];
}

function form(name: FormName, columns: readonly LocalText[], language: Language, rows: readonly FormRow[]): Form {
  return { name, title: FORM_TITLES[name][language], columns: columns.map((column) => column[language]), rows };
}

function clockIn(configuration: BranchConfiguration): (at: number) => string {
  const localTime = localTimes();
  return (at) => {
    const { date, minuteOfDay } = localTime(at, configuration.branch.timeZone);
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${date} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
  };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1_000);
}
