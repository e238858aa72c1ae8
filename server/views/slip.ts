import type { Slip, SlipBlock } from '../contract/device.ts';
import type { BranchConfiguration } from '../kernel/configuration.ts';
import type { Language, LocalText } from '../kernel/local-text.ts';
import type { Ticket } from '../kernel/ticket.ts';
import { localStamp } from './local-stamp.ts';
import { postedRule } from './posted-rule.ts';
import { SLIP_TEXTS } from './slip-texts.ts';

type Scale = Extract<SlipBlock, { kind: 'text' }>['scale'];

/** Magnification of the number: 18 mm, and for elder mode the largest a printer has. */
const NUMBER_SCALE: Scale = 6;
const NUMBER_SCALE_ELDER: Scale = 8;

/** Air around the number: it is read first, at arm's length. */
const FEED: SlipBlock = { kind: 'feed', lines: 1 };

/** The slip of a ticket: one template for everybody, in the ticket's language first. */
export function composeSlip(configuration: BranchConfiguration, ticket: Ticket, reprint: boolean): Slip {
  const elder = ticket.origin.kind === 'kiosk' && ticket.origin.elder;
  const service = configuration.services.find((one) => one.id === ticket.serviceId);
  const { language } = ticket;
  const body: Scale = elder ? 2 : 1;
  const blocks: SlipBlock[] = [
    text(pick(configuration.branch.name, language), 2, true, 'center'),
    ...(reprint ? [text(both(SLIP_TEXTS.reprint), 2, true, 'center')] : []),
    FEED,
    text(ticket.number, elder ? NUMBER_SCALE_ELDER : NUMBER_SCALE, true, 'center'),
    FEED,
    text(service === undefined ? '' : pick(service.name, language), 2, false, 'center'),
    ...(service === undefined || language === 'en' ? [] : [text(service.name.en, 1, false, 'center')]),
    text(fill(SLIP_TEXTS.ahead, language, { ahead: String(ticket.aheadAtIssue) }), body, false, 'center'),
    ...formsLine(service?.forms ?? [], language),
    text(pick(postedRule(configuration), language), 1, false, 'left'),
    text(pick(SLIP_TEXTS.missed, language), body, false, 'center'),
    ...followCode(configuration, ticket),
    text(fill(SLIP_TEXTS.takenAt, language, { time: localStamp(ticket.takenAt, configuration.branch.timeZone) }), 1, false, 'center'),
  ];
  return { blocks };
}

function formsLine(forms: readonly LocalText[], language: Language): SlipBlock[] {
  if (forms.length === 0) return [];
  const names = forms.map((form) => pick(form, language)).join(language === 'en' ? ', ' : '、');
  return [text(fill(SLIP_TEXTS.forms, language, { forms: names }), 1, false, 'left')];
}

/** A QR only where a phone can reach something: else the slip would promise what is not there. */
function followCode(configuration: BranchConfiguration, ticket: Ticket): SlipBlock[] {
  if (configuration.publicBaseUrl === null) return [];
  const url = `${configuration.publicBaseUrl}/t/${ticket.token}`;
  return [{ kind: 'qr', text: url }, text(pick(SLIP_TEXTS.follow, ticket.language), 1, false, 'center')];
}

function text(content: string, scale: Scale, bold: boolean, align: 'left' | 'center'): SlipBlock {
  return { kind: 'text', text: content, scale, bold, align };
}

function pick(local: LocalText, language: Language): string {
  return local[language];
}

function both(local: LocalText): string {
  return `${local['zh-CN']} ${local.en}`;
}

function fill(template: LocalText, language: Language, values: Readonly<Record<string, string>>): string {
  return template[language].replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
}
