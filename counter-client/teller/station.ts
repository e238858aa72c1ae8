import { batch, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { TellerCommand, TellerView } from '../../server/contract/teller.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { Connection } from '../../server/web/connect.ts';
import { connect } from '../../server/web/connect.ts';
import { createTexts } from '../../server/web/i18n.ts';
import type { Texts } from '../../server/web/i18n.ts';
import type { Moment } from '../parts/moment.ts';
import { createMoment } from '../parts/moment.ts';
import type { Sender } from '../parts/sender.ts';
import { createSender } from '../parts/sender.ts';
import type { KeySettings } from './keys/key-settings.ts';
import { loadKeySettings } from './keys/key-settings.ts';
import type { Chord } from './keys/key-table.ts';
import type { Offer, TellerAction } from './offer.ts';
import type { Saying } from './saying.ts';
import { offerOf } from './offer.ts';
import { say } from './saying.ts';
import type { DialogName, PanelName } from './panel/panel.ts';
import { tellerEn } from './texts-en.ts';
import type { TellerTextKey } from './texts-zh.ts';
import { tellerZh } from './texts-zh.ts';

export type TellerTexts = Texts<TellerTextKey>;

/** Everything one teller's screen holds; made once, handed down. */
export interface Station {
  readonly connection: Connection<TellerView, TellerCommand>;
  readonly texts: TellerTexts;
  readonly moment: Moment;
  readonly sender: Sender<TellerCommand>;
  readonly keys: Signal<KeySettings>;
  readonly panel: Signal<PanelName | null>;
  /** The referral that the panel "guest" is about. */
  readonly guestId: Signal<string | null>;
  readonly dialog: Signal<DialogName | null>;
  /** A line about a key that did nothing; null: none. */
  readonly notice: Signal<Saying | null>;
  /** The action whose key says just now why it does nothing; null: none. */
  readonly flashed: Signal<TellerAction | null>;
  /** The last thing done here, in words. */
  readonly lastAct: Signal<Saying | null>;
  /** The open panel's own keys; tells whether it used the chord. */
  readonly panelKeys: { current: ((chord: Chord) => boolean) | null };
  readonly strip: Signal<Window | null>;
}

/** Commands that move the counter go one at a time; help and referrals are never held up by them, nor hold them up. */
const COUNTER_LANE = 'counter';
const HELP_LANE = 'help';
const REFERRAL_LANE = 'referral';

export function createStation(): Station {
  const connection = connect<TellerView, TellerCommand>('teller');
  return {
    connection,
    texts: createTexts(tellerZh, tellerEn),
    moment: createMoment(connection),
    sender: createSender((command) => connection.request(command)),
    keys: loadKeySettings(),
    panel: signal(null),
    guestId: signal(null),
    dialog: signal(null),
    notice: signal(null),
    flashed: signal(null),
    lastAct: signal(null),
    panelKeys: { current: null },
    strip: signal(null),
  };
}

/** The offer as this moment stands, the link included. */
export function currentOffer(station: Station, action: TellerAction): Offer {
  const view = station.connection.view.value;
  const counter = view?.counter ?? null;
  if (view === null || counter === null || station.moment.offline.value) return { kind: 'none', why: say('whyOffline', {}) };
  return offerOf(view, counter, action, station.moment.now.value);
}

/** One press of an action, by key or by button. */
export function press(station: Station, action: TellerAction): void {
  station.notice.value = null;
  station.flashed.value = null;
  const offer = currentOffer(station, action);
  switch (offer.kind) {
    case 'send':
      dispatch(station, action, offer.command, null);
      return;
    case 'panel':
      station.sender.forgetRefusal();
      station.panel.value = station.panel.peek() === offer.panel ? null : offer.panel;
      return;
    case 'none':
      flash(station, action, offer.why);
      return;
    default:
      offer satisfies never;
  }
}

/** How long a key that did nothing says why. */
const FLASH_MS = 2_500;

/** Says why a key did nothing: on its button, and in a line that is read aloud. */
export function flash(station: Station, action: TellerAction | null, why: Saying): void {
  /* Said anew even where the words are the same: a screen reader hears only a change. */
  station.notice.value = null;
  batch(() => {
    station.flashed.value = action;
    station.notice.value = why;
  });
  setTimeout(() => {
    if (station.notice.peek() !== why) return;
    station.flashed.value = null;
    station.notice.value = null;
  }, FLASH_MS);
}

/** Sends `command` for the button called `at`; `number` is the ticket it is about, for the footer's words. */
export function dispatch(station: Station, at: string, command: TellerCommand, number: string | null): void {
  const about = number ?? station.connection.view.peek()?.counter?.ticket?.number ?? null;
  const lane = laneOf(at, command);
  const open = station.panel.peek();
  station.notice.value = null;
  if (station.sender.isBusy(lane) && !station.sender.phases.peek().has(at)) {
    flash(station, null, say('whyBusy', {}));
    return;
  }
  station.sender.send(at, lane, command, (reply) => {
    if (!reply.ok) return;
    batch(() => {
      if (station.panel.peek() === open && !outlives(open, lane)) station.panel.value = null;
      const done = wordsFor(command, reply, about);
      if (done !== null) station.lastAct.value = done;
    });
  });
}

/** What is about a ticket and leaves the counter as it is holds up nothing but its own button. */
const LEAVES_COUNTER: ReadonlySet<TellerCommand['type']> = new Set([
  'restore-ticket',
  'identify-ticket',
  'undo-identification',
  'revoke-identification',
  'assign-need',
  'withdraw-need',
  'dismiss-notice',
]);

function laneOf(at: string, { type }: TellerCommand): string {
  if (type === 'request-help') return HELP_LANE;
  if (LEAVES_COUNTER.has(type)) return at;
  return /-(referral|guest|card|follow-up)$/.test(type) ? REFERRAL_LANE : COUNTER_LANE;
}

/** A referral panel stays open across calls: it is about the customer it was opened for. */
function outlives(panel: PanelName | null, lane: string): boolean {
  return (panel === 'refer' || panel === 'guest') && lane !== REFERRAL_LANE;
}

/** What the footer says was done; null for acts that need no words there. */
function wordsFor(command: TellerCommand, reply: Extract<Reply, { ok: true }>, about: string | null): Saying | null {
  const number = about ?? '';
  switch (command.type) {
    case 'call-next':
      if (reply.receipt.kind === 'direct') return say('lastDirect', { number: reply.receipt.number });
      return calledWords(reply, say('finishedNobody', { number }));
    case 'call-ticket':
    case 'resume-ticket':
      return calledWords(reply, null);
    case 'identify-ticket':
    case 'assign-need':
      return say('lastIdentified', { number });
    case 'arm-direct-service':
      return say('lastArmed', { number: reply.receipt.kind === 'ticket' ? reply.receipt.number : number });
    case 'finish-service':
      return say('lastFinish', { number });
    case 'mark-no-show':
      return say('lastNoShow', { number });
    case 'transfer-ticket':
      return say('lastTransfer', { number });
    case 'park-ticket':
      return say('lastPark', { number });
    case 'return-ticket':
      return say('lastReturn', { number });
    case 'undo':
    case 'undo-identification':
      return say('undone', {});
    case 'open-counter':
    case 'close-counter':
    case 'pause-counter':
    case 'resume-counter':
    case 'recall':
    case 'start-service':
    case 'restore-ticket':
    case 'request-help':
    case 'revoke-identification':
    case 'withdraw-need':
    case 'withdraw-direct-service':
    case 'hand-back-direct-service':
    case 'dismiss-notice':
    case 'see-referral':
      return null;
    case 'raise-referral':
      return say('lastReferred', { number });
    case 'name-guest':
      return say('lastNamed', { number });
    case 'cancel-referral':
      return say('lastCancelled', { number });
    case 'acknowledge-referral':
      return say('lastGoing', {});
    case 'attend-referral':
      return say('lastAttended', {});
    case 'introduce-guest':
      return say('lastIntroduced', {});
    case 'conclude-referral':
      return say('lastConcluded', {});
    case 'hand-card':
      return say('lastCard', { number });
    case 'correct-follow-up':
      return say('lastCorrected', {});
    default:
      return command satisfies never;
  }
}

function calledWords({ receipt }: Extract<Reply, { ok: true }>, nobody: Saying | null): Saying | null {
  return receipt.kind === 'called' && receipt.number !== null ? say('lastCall', { number: receipt.number }) : nobody;
}

/** Closed panels and dialogs leave the keys to the counter again. */
export function closePanel(station: Station): void {
  station.panel.value = null;
}
