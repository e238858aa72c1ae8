import { describe, expect, it } from 'vitest';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { type Expectation, given, givenIn, type Story } from '../../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  eventField,
  events,
  LOBBY,
  nothingHappens,
  opens,
  printerSays,
  refused,
  takesAt,
  tellerAt,
  timePasses,
  waits,
} from '../../steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { HELP_PRESSES_AGAIN_MAX, type KioskHelpState } from '../../../server/kernel/state/help-request.ts';
import { kioskView } from '../../../server/views/kiosk.ts';
import { manned } from '../referral/referral-steps.ts';
import type { PrinterCondition, PrintOutcome } from '../../../server/kernel/state/printing.ts';

const KIOSK: Actor = { role: 'kiosk', kioskId: 'k1' };
const AGENT: Actor = { role: 'agent', agentId: 'a1' };
const helpAtKiosk = asks(KIOSK, { type: 'request-help', counterId: null, kind: 'help' });

function onlyHelp(story: Story): string {
  return [...story.branch.staff.helpRequests.keys()][0] ?? 'none';
}
const help = (type: 'see-help' | 'acknowledge-help' | 'resolve-help') => asksAbout(LOBBY, (story) => ({ type, helpId: onlyHelp(story) }));

const atKioskStands = (state: KioskHelpState): Expectation => {
  return ({ branch }) => expect(branch.hall.kioskHelp.get('k1')).toBe(state);
};
const helpAtCounter = asks(tellerAt('c1'), { type: 'request-help', counterId: 'c1', kind: 'help' });

describe('help', () => {
  it('HELP-1 is raised, seen, acknowledged and resolved', () => {
    const story = given(dayOpens, helpAtKiosk, help('see-help'), waits(20), help('acknowledge-help'))
      .when(help('resolve-help'))
      .then(events('help-resolved'));
    expect(story.branch.hall.kioskHelp.size).toBe(0);
    given(dayOpens, helpAtKiosk, waits(20))
      .when(help('acknowledge-help'))
      .then(eventField('help-acknowledged', 'afterMs', 20_000));
  });

  it('HELP-1 one open request a kiosk or counter', () => {
    given(dayOpens, helpAtKiosk).when(helpAtKiosk).then(refused('help-already-raised'));
    given(dayOpens, manned, helpAtKiosk, opens('c1'))
      .when(asks(tellerAt('c1'), { type: 'request-help', counterId: 'c1', kind: 'help' }))
      .then(events('help-requested'));
  });

  it('HELP-1 a step made twice changes nothing; an unknown request is refused', () => {
    given(dayOpens, helpAtKiosk, help('see-help')).when(help('see-help')).then(nothingHappens);
    given(dayOpens).when(help('see-help')).then(refused('unknown-help-request'));
  });

  it('HELP-2 ends by itself five minutes after somebody came', () => {
    given(dayOpens, helpAtKiosk, help('acknowledge-help'))
      .when(timePasses(301))
      .then(eventField('help-resolved', 'staffId', null));
  });

  it('HELP-3 pressed again, it alerts the lobby again: after a pause, and so many times', () => {
    const again = [waits(15), helpAtKiosk];
    given(dayOpens, manned, helpAtKiosk, waits(14)).when(helpAtKiosk).then(refused('help-already-raised'));
    given(dayOpens, manned, helpAtKiosk, help('see-help'), waits(15))
      .when(helpAtKiosk)
      .then(eventField('help-pressed-again', 'pressesAgain', 1), atKioskStands('raised'));
    const often = Array.from({ length: HELP_PRESSES_AGAIN_MAX }, () => again).flat();
    given(dayOpens, manned, helpAtKiosk, ...often, waits(15))
      .when(helpAtKiosk)
      .then(refused('help-pressed-often'));
    given(dayOpens, manned, helpAtKiosk, help('acknowledge-help'), waits(15)).when(helpAtKiosk).then(refused('help-already-raised'));
    given(dayOpens, manned, opens('c1'), helpAtCounter, waits(15)).when(helpAtCounter).then(refused('help-already-raised'));
  });

  it('HELP-4 unanswered, the kiosk sends its customer to the service desk; at once where nobody is on duty', () => {
    given(dayOpens, manned, helpAtKiosk).when(timePasses(59)).then(nothingHappens, atKioskStands('raised'));
    given(dayOpens, manned, helpAtKiosk, help('see-help'))
      .when(timePasses(60))
      .then(eventField('help-unanswered', 'cause', 'late'), atKioskStands('unanswered'));
    given(dayOpens, manned, helpAtKiosk, timePasses(60)).when(timePasses(60)).then(nothingHappens);
    given(dayOpens)
      .when(helpAtKiosk)
      .then(
        events('help-requested', 'help-unanswered'),
        eventField('help-unanswered', 'cause', 'nobody-on-duty'),
        atKioskStands('unanswered'),
      );
    given(dayOpens, manned, helpAtKiosk, asks(LOBBY, { type: 'leave-duty', state: 'off', backAt: null, reasonId: 'urgent' }))
      .when(timePasses(1))
      .then(eventField('help-unanswered', 'cause', 'nobody-on-duty'));
    given(dayOpens, manned, helpAtKiosk, timePasses(60))
      .when(help('acknowledge-help'))
      .then(events('help-acknowledged'), atKioskStands('acknowledged'));
    given(dayOpens, manned, opens('c1'), helpAtCounter).when(timePasses(3_600)).then(nothingHappens);
  });

  it('HELP-4 a press after that waits for its own answer', () => {
    given(dayOpens, manned, helpAtKiosk, timePasses(60)).when(helpAtKiosk).then(events('help-pressed-again'), atKioskStands('raised'));
    given(dayOpens, manned, helpAtKiosk, timePasses(60), helpAtKiosk)
      .when(timePasses(60))
      .then(events('help-unanswered'), atKioskStands('unanswered'));
    given(dayOpens, helpAtKiosk, waits(15))
      .when(helpAtKiosk)
      .then(events('help-pressed-again', 'help-unanswered'), atKioskStands('unanswered'));
  });

  it('HELP-5 ends when nobody answers, and the next customer can ask', () => {
    const asked = [dayOpens, manned, helpAtKiosk, timePasses(60)];
    given(...asked)
      .when(timePasses(239))
      .then(nothingHappens);
    given(...asked)
      .when(timePasses(240))
      .then(events('help-expired'), ({ branch }) => expect(branch.hall.kioskHelpEnds.get('k1')).toBe('expired'));
    given(...asked, helpAtKiosk)
      .when(timePasses(299))
      .then(events('help-unanswered'));
    given(...asked, timePasses(240))
      .when(helpAtKiosk)
      .then(events('help-requested'), ({ branch }) => expect(branch.hall.kioskHelpEnds.size).toBe(0));
    given(...asked, help('acknowledge-help'))
      .when(help('resolve-help'))
      .then(({ branch }) => expect(branch.hall.kioskHelpEnds.get('k1')).toBe('ended'));
    given(...asked, timePasses(240))
      .when(help('acknowledge-help'))
      .then(refused('unknown-help-request'));
  });

  it('HELP-6 the kiosk learns how far it is, and never who comes', () => {
    const story = given(dayOpens, manned, helpAtKiosk).when(help('acknowledge-help')).then(atKioskStands('acknowledged'));
    const minute = story.momentAt(story.now);
    const view = kioskView(story.branch.hall, 'k1', { ...minute, wall: minute }, 'none', true);
    expect(view?.help).toBe('acknowledged');
    expect(JSON.stringify(view)).not.toContain('zhao');
  });
});

function onlyJob(story: Story): string {
  return [...story.branch.hall.printJobs.keys()][0] ?? 'none';
}
const reports = (outcome: PrintOutcome) => asksAbout(AGENT, (story) => ({ type: 'report-print', jobId: onlyJob(story), outcome }));
const reprints = asksAbout(LOBBY, (story) => ({ type: 'reprint-ticket', ticketId: story.id('ann'), printerId: 'p1', reason: '卡纸' }));
const TWO_PRINTERS: BranchConfiguration = {
  ...TEST_BRANCH,
  printers: [
    { id: 'p1', name: { 'zh-CN': '打印机 1', en: 'Printer 1' }, fallbackPrinterId: 'p2' },
    { id: 'p2', name: { 'zh-CN': '打印机 2', en: 'Printer 2' }, fallbackPrinterId: 'p1' },
  ],
};
const otherSays = (condition: PrinterCondition) => asks(AGENT, { type: 'report-printer', printerId: 'p2', condition });
const reportsOn = (printerId: string, outcome: PrintOutcome) =>
  asksAbout(AGENT, (story) => {
    const job = [...story.branch.hall.printJobs.values()].find((one) => one.printerId === printerId);
    return { type: 'report-print', jobId: job?.id ?? 'none', outcome };
  });
const takesAnn = takesAt('k1', 'cash', 'ann', false);

describe('printing', () => {
  it('PRINT-1 orders one slip where a printer is ready', () => {
    given(dayOpens, printerSays('ready')).when(takesAnn).then(events('ticket-taken', 'print-requested'));
    given(dayOpens, printerSays('paper-near-end')).when(takesAnn).then(events('ticket-taken', 'print-requested'));
  });

  it('PRINT-1 orders none at a kiosk without a printer', () => {
    given(dayOpens)
      .when(takesAt('k2', 'cash', 'ann', false))
      .then(events('ticket-taken'));
  });

  it('PRINT-1 a printer that cannot print is recorded at once, and the number stands', () => {
    const story = given(dayOpens, printerSays('paper-out'))
      .when(takesAnn)
      .then(events('ticket-taken', 'print-requested', 'print-reported'));
    expect(story.last).toMatchObject({ receipt: { slip: 'no-slip' } });
    expect(story.branch.hall.troubledSlips.has(story.id('ann'))).toBe(true);
  });

  it('PRINT-2 an unanswered job is unconfirmed, and a later word replaces it', () => {
    const expired = given(dayOpens, printerSays('ready'), takesAnn).when(timePasses(76)).then(events('print-reported'));
    expect(expired.branch.hall.printJobs.get(onlyJob(expired))?.outcome).toEqual({ result: 'unconfirmed' });
    const late = given(dayOpens, printerSays('ready'), takesAnn, timePasses(76))
      .when(reports({ result: 'printed' }))
      .then(events('print-reported'));
    expect(late.branch.hall.troubledSlips.size).toBe(0);
    given(dayOpens, printerSays('ready'), takesAnn, reports({ result: 'printed' }))
      .when(reports({ result: 'printed' }))
      .then(nothingHappens);
    given(dayOpens)
      .when(asks(AGENT, { type: 'report-print', jobId: 'x', outcome: { result: 'printed' } }))
      .then(refused('unknown-print-job'));
  });

  it('PRINT-3 a second slip is an order with a reason', () => {
    given(dayOpens, printerSays('ready'), takesAnn)
      .when(reprints)
      .then(eventField('print-requested', 'reprintReason', '卡纸'));
    given(dayOpens, printerSays('cover-open'), takesAnn).when(reprints).then(refused('printer-not-ready'));
  });

  it('PRINT-1 PRINT-5 the printer that stands in takes the order when its neighbour cannot print', () => {
    givenIn(TWO_PRINTERS, dayOpens, printerSays('paper-out'), otherSays('ready'))
      .when(takesAnn)
      .then(eventField('print-requested', 'printerId', 'p2'));
    givenIn(TWO_PRINTERS, dayOpens, printerSays('paper-out'), otherSays('silent'))
      .when(takesAnn)
      .then(events('ticket-taken', 'print-requested', 'print-reported'));
    givenIn(TWO_PRINTERS, dayOpens, printerSays('slip-not-taken'), otherSays('ready'))
      .when(takesAnn)
      .then(eventField('print-requested', 'printerId', 'p1'));
  });

  it('PRINT-5 what is known not to have printed is taken over once, with the time that is left', () => {
    const moved = givenIn(TWO_PRINTERS, dayOpens, printerSays('ready'), otherSays('ready'), takesAnn, waits(5))
      .when(reports({ result: 'failed', cause: 'paper-out' }))
      .then(events('print-reported', 'print-requested'));
    const [first, second] = [...moved.branch.hall.printJobs.values()];
    expect(second).toMatchObject({ printerId: 'p2', ticketId: moved.id('ann'), expiresAt: first?.expiresAt, reprintReason: null });
    expect(moved.branch.hall.troubledSlips.size).toBe(0);
    givenIn(TWO_PRINTERS, dayOpens, printerSays('ready'), otherSays('ready'), takesAnn, reports({ result: 'failed', cause: 'paper-out' }))
      .when(reportsOn(second?.printerId ?? '', { result: 'failed', cause: 'paper-out' }))
      .then(events('print-reported'));
  });

  it.each([
    ['may be on paper', [], { result: 'unconfirmed' }],
    ['is too late', [waits(61)], { result: 'failed', cause: 'paper-out' }],
    ['has no able printer to go to', [otherSays('cover-open')], { result: 'failed', cause: 'paper-out' }],
  ] as const)('PRINT-5 what %s stays where it is', (_name, steps, outcome) => {
    givenIn(TWO_PRINTERS, dayOpens, printerSays('ready'), otherSays('ready'), takesAnn, ...steps)
      .when(reports(outcome))
      .then(events('print-reported'));
  });

  it('PRINT-5 a reprint stays on the printer that was chosen for it', () => {
    givenIn(TWO_PRINTERS, dayOpens, printerSays('ready'), otherSays('ready'), takesAnn, reports({ result: 'printed' }), reprints)
      .when(
        asksAbout(AGENT, (story) => ({
          type: 'report-print',
          jobId: [...story.branch.hall.printJobs.keys()][1] ?? 'none',
          outcome: { result: 'failed', cause: 'paper-out' },
        })),
      )
      .then(events('print-reported'));
  });

  it('PRINT-4 only a changed condition is an event', () => {
    given(dayOpens, printerSays('ready')).when(printerSays('ready')).then(nothingHappens);
    given(dayOpens)
      .when(asks(AGENT, { type: 'report-printer', printerId: 'p9', condition: 'ready' }))
      .then(refused('unknown-printer'));
  });
});
