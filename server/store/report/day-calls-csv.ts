import { stringify } from 'csv-stringify/sync';
import { localTimes } from '../../time/local-times.ts';
import { type Branch, emptyBranch } from '../../kernel/state/branch.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import { evolve } from '../../kernel/evolve.ts';
import type { Candidate, Explanation } from '../../kernel/state/explanation.ts';
import type { Language, LocalText } from '../../kernel/configuration/local-text.ts';
import type { TicketClass } from '../../kernel/configuration/standing.ts';
import { EVENTS_A_TURN, eventsOfDate, othersTurn } from './events-of-date.ts';

const TITLES: readonly LocalText[] = [
  { 'zh-CN': '时间', en: 'Time' },
  { 'zh-CN': '窗口', en: 'Counter' },
  { 'zh-CN': '号码', en: 'Number' },
  { 'zh-CN': '方式', en: 'Manner' },
  { 'zh-CN': '类别', en: 'Class' },
  { 'zh-CN': '被超过次数', en: 'Times passed' },
  { 'zh-CN': '超过人数', en: 'Passed' },
  { 'zh-CN': '原因', en: 'Reason' },
  { 'zh-CN': '当时可叫的号', en: 'Who could have been called' },
];
const MANNERS: Readonly<Record<Explanation['manner'], LocalText>> = {
  next: { 'zh-CN': '顺呼', en: 'next' },
  chosen: { 'zh-CN': '选呼', en: 'chosen' },
  resumed: { 'zh-CN': '挂起后续办', en: 'resumed' },
  direct: { 'zh-CN': '直接接待', en: 'direct service' },
};
const CLASSES: Readonly<Record<TicketClass, LocalText>> = {
  premium: { 'zh-CN': '签约', en: 'contract' },
  need: { 'zh-CN': '照顾', en: 'need' },
  appointment: { 'zh-CN': '预约', en: 'appointment' },
  ordinary: { 'zh-CN': '普通', en: 'ordinary' },
};
const BLOCKED: LocalText = { 'zh-CN': '，已达上限不得再超过', en: ', held by the cap' };

/**
 * Every call of a date with its reason, one a row. Folding the day computes again what the rule saw, so it is true of the rule
 * that was in force then, whatever it is now. For staff only. null: the branch did not open on that date.
 */
export async function dayCallsCsv(file: string, date: string, language: Language): Promise<string | null> {
  const events = await eventsOfDate(file, date);
  if (events.length === 0) return null;
  const undone = new Set(events.flatMap(({ event }) => (event.type === 'act-undone' ? [event.actId] : [])));
  const rows: string[][] = [];
  let branch = emptyBranch();
  for (const [index, stored] of events.entries()) {
    if (index % EVENTS_A_TURN === 0) await othersTurn();
    if (stored.event.type === 'day-opened') branch = emptyBranch();
    evolve(branch, stored);
    const ticketId = calledIn(stored, undone);
    if (ticketId !== null) rows.push(rowOf(branch, ticketId, language));
  }
  return stringify([TITLES.map((title) => title[language]), ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

function calledIn({ event }: StoredEvent, undone: ReadonlySet<string>): string | null {
  if (event.type === 'ticket-called' && !undone.has(event.callId)) return event.ticketId;
  return event.type === 'direct-service-started' && !undone.has(event.actId) ? event.ticketId : null;
}

function rowOf({ hall, staff }: Branch, ticketId: string, language: Language): string[] {
  const why = staff.explanations.get(ticketId)?.at(-1);
  const record = staff.records.get(ticketId);
  const { configuration } = hall;
  if (why === undefined || record === undefined || configuration === null) throw new Error(`a call of ${ticketId} without its reason`);
  const { timeZone } = configuration.branch;
  return [
    clockText(why.at, timeZone),
    configuration.counters.find(({ id }) => id === why.counterId)?.label ?? why.counterId,
    hall.tickets.get(ticketId)?.number ?? '',
    MANNERS[why.manner][language],
    CLASSES[record.class][language],
    String(record.over),
    String(why.overtook),
    reasonText(configuration, why.reasonId, language),
    why.candidates
      .map((candidate) => candidateText(candidate, hall.tickets.get(candidate.ticketId)?.number ?? '', timeZone, language))
      .join('; '),
  ];
}

function candidateText({ class: ticketClass, key, blocked }: Candidate, number: string, timeZone: string, language: Language): string {
  return `${number} ${CLASSES[ticketClass][language]} ${clockText(key, timeZone)}${blocked ? BLOCKED[language] : ''}`;
}

function reasonText({ chosenCallReasons, cues, needs }: BranchConfiguration, reasonId: string | null, language: Language): string {
  return [...chosenCallReasons, ...cues, ...needs].find(({ id }) => id === reasonId)?.text[language] ?? '';
}

const localTime = localTimes();

/** "09:05:07" in the branch's time zone. */
function clockText(at: number, timeZone: string): string {
  const { minuteOfDay } = localTime(at, timeZone);
  const parts = [Math.floor(minuteOfDay / 60), minuteOfDay % 60, Math.floor((at % 60_000) / 1_000)];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
