import type { Slip, SlipBlock } from '../../contract/device.ts';
import type { CountersOpenFor } from '../../contract/openness.ts';
import type { BranchConfiguration, ServiceConfiguration } from '../../kernel/configuration/configuration.ts';
import type { Language, LocalText } from '../../kernel/configuration/local-text.ts';
import type { SlipField } from '../../kernel/configuration/slip-template.ts';
import type { Ticket } from '../../kernel/state/ticket.ts';
import { localStamp } from '../local-stamp.ts';
import { ruleSentences } from '../posted-rule.ts';
import { SLIP_TEXTS } from './slip-texts.ts';

type Scale = Extract<SlipBlock, { kind: 'text' }>['scale'];

/** What a slip may tell of a ticket. */
type SlipTicket = Pick<Ticket, 'number' | 'serviceId' | 'language' | 'origin' | 'aheadAtIssue' | 'takenAt' | 'token'>;

interface Printing {
  readonly configuration: BranchConfiguration;
  readonly ticket: SlipTicket;
  readonly service: ServiceConfiguration | null;
  readonly reprint: boolean;
  /** Counters that call this service's numbers when the slip is made. */
  readonly counters: CountersOpenFor;
  readonly elder: boolean;
  /** Magnification of the text after the number. */
  readonly body: Scale;
}

/** Magnification of the number: 18 mm, and in elder mode the largest that printers have. */
const NUMBER_SCALE: Scale = 6;
const NUMBER_SCALE_ELDER: Scale = 8;
const SERVICE_SCALE_ELDER: Scale = 3;

/** Empty line around the number: it is read first, at arm's length. */
const FEED: SlipBlock = { kind: 'feed', lines: 1 };

/** The slip of a ticket: one template for everybody, with the ticket's language first. */
export function composeSlip(configuration: BranchConfiguration, ticket: SlipTicket, reprint: boolean, counters: CountersOpenFor): Slip {
  const elder = ticket.origin.kind === 'kiosk' && ticket.origin.elder;
  const service = configuration.services.find((one) => one.id === ticket.serviceId) ?? null;
  const printing: Printing = { configuration, ticket, service, reprint, counters, elder, body: elder ? 2 : 1 };
  const blocks = configuration.slip.lines.flatMap((line): SlipBlock[] =>
    line.kind === 'field'
      ? fieldBlocks(line.field, printing)
      : [text(line.text[ticket.language], elder ? 2 : line.size, line.bold, 'center')],
  );
  return { blocks };
}

function fieldBlocks(field: SlipField, printing: Printing): SlipBlock[] {
  const { configuration, ticket, body } = printing;
  const { language } = ticket;
  switch (field) {
    case 'logo':
      return configuration.slip.logo === null ? [] : [{ kind: 'logo', ...configuration.slip.logo }];
    case 'branch':
      return [text(configuration.branch.name[language], 2, true, 'center')];
    case 'number':
      return numberBlocks(printing);
    case 'service':
      return serviceBlocks(printing);
    case 'ahead':
      if (isVisit(printing)) return [];
      return aheadBlocks(printing);
    case 'forms':
      return formsBlocks(printing);
    case 'rule':
      return ruleSentences(configuration).map((sentence) => text(sentence[language], 1, false, 'left'));
    case 'missed':
      return missedBlocks(printing);
    case 'code':
      return followCode(configuration, ticket);
    case 'time':
      return [
        text(
          fill(SLIP_TEXTS.takenAt, language, { time: localStamp(ticket.takenAt, configuration.branch.timeZone) }),
          body,
          false,
          'center',
        ),
      ];
    default:
      return field satisfies never;
  }
}

/** Whether the ticket is a visitor's: those are never called, so the slip promises neither a place nor a call. */
function isVisit({ configuration, ticket }: Printing): boolean {
  return ticket.serviceId === configuration.guidance.visitServiceId;
}

/** A second slip says so above the number, whatever the template. */
function numberBlocks({ ticket, reprint, elder }: Printing): SlipBlock[] {
  const mark = reprint ? [text(`${SLIP_TEXTS.reprint['zh-CN']} ${SLIP_TEXTS.reprint.en}`, 2, true, 'center')] : [];
  return [...mark, FEED, text(ticket.number, elder ? NUMBER_SCALE_ELDER : NUMBER_SCALE, true, 'center'), FEED];
}

/** In large print the words that were pressed stand first; the service's own name follows, as staff and screens say it. */
function serviceBlocks({ service, ticket, elder }: Printing): SlipBlock[] {
  if (service === null) return [];
  const { language } = ticket;
  const own = service.name[language];
  const pressed = elder ? service.plainName[language] : own;
  const first = text(pressed, elder ? SERVICE_SCALE_ELDER : 2, elder, 'center');
  const second = pressed === own ? [] : [text(own, 2, false, 'center')];
  return language === 'en' ? [first, ...second] : [first, ...second, text(service.name.en, 1, false, 'center')];
}

/** "Nobody ahead" in a hall without a counter for it is half a truth, so the other half stands beneath. */
function aheadBlocks({ ticket: { aheadAtIssue, language }, counters, body }: Printing): SlipBlock[] {
  const key = aheadAtIssue === 0 ? 'aheadNone' : aheadAtIssue === 1 ? 'aheadOne' : 'ahead';
  const ahead = text(fill(SLIP_TEXTS[key], language, { ahead: String(aheadAtIssue) }), body, false, 'center');
  if (counters === 'all') return [ahead];
  return [ahead, text(SLIP_TEXTS[counters === 'none' ? 'counterNone' : 'counterSome'][language], body, false, 'center')];
}

function missedBlocks(printing: Printing): SlipBlock[] {
  const { elder, body, ticket } = printing;
  if (isVisit(printing)) return [text(SLIP_TEXTS.visit[ticket.language], body, false, 'center')];
  const where = elder ? [text(SLIP_TEXTS.where[ticket.language], body, true, 'center')] : [];
  return [...where, text(SLIP_TEXTS.missed[ticket.language], body, false, 'center')];
}

/** The forms to fill in, and what to do with unclear fields: ask staff in a quiet hall, leave them blank in a crowded one (S34). */
function formsBlocks({ configuration, service, ticket: { language, aheadAtIssue } }: Printing): SlipBlock[] {
  const forms = service?.forms ?? [];
  if (forms.length === 0) return [];
  const { crowdedFrom, crowded, quiet } = configuration.slip.formsHint;
  const names = forms.map((form) => form[language]).join(language === 'en' ? ', ' : '、');
  const hint = aheadAtIssue >= crowdedFrom ? crowded : quiet;
  return [text(fill(SLIP_TEXTS.forms, language, { forms: names }), 1, false, 'left'), text(hint[language], 1, false, 'left')];
}

/** A QR code only if a phone can reach the branch: otherwise the slip would promise a page that does not exist. */
function followCode(configuration: BranchConfiguration, ticket: SlipTicket): SlipBlock[] {
  if (configuration.publicBaseUrl === null) return [];
  const url = `${configuration.publicBaseUrl}/t/${ticket.token}`;
  return [{ kind: 'qr', text: url }, text(SLIP_TEXTS.follow[ticket.language], 1, false, 'center')];
}

function text(content: string, scale: Scale, bold: boolean, align: 'left' | 'center'): SlipBlock {
  return { kind: 'text', text: content, scale, bold, align };
}

function fill(template: LocalText, language: Language, values: Readonly<Record<string, string>>): string {
  return template[language].replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
}
