import type { TellerCommand, TellerView } from '../../server/contract/teller.ts';
import type { TellerCounter } from './counter.ts';
import type { KeyAction } from './keys/key-table.ts';
import type { PanelName } from './panel/panel.ts';
import { undoableIdentification, undoableReferral } from './referral/state.ts';
import { say } from './saying.ts';
import type { Saying } from './saying.ts';
import type { TellerTextKey } from './texts-zh.ts';

/** What pressing an action does right now. */
export type Offer =
  | { readonly kind: 'send'; readonly command: TellerCommand }
  | { readonly kind: 'panel'; readonly panel: PanelName }
  | { readonly kind: 'none'; readonly why: Saying };

/** Everything a teller can press: the keys, and what only the strip and the menu offer. */
export type TellerAction = KeyAction | 'return';

function none(key: TellerTextKey): Offer {
  return { kind: 'none', why: say(key, {}) };
}

function send(command: TellerCommand): Offer {
  return { kind: 'send', command };
}

/** Whole seconds still to wait, never 0 while it is not yet time. */
function secondsUntil(moment: number, now: number): number {
  return Math.max(1, Math.ceil((moment - now) / 1_000));
}

/** What `action` does at this counter at server time `now` (epoch ms). Pure: the server decides again. */
export function offerOf(view: TellerView, counter: TellerCounter, action: TellerAction, now: number): Offer {
  switch (action) {
    case 'next':
      return offerNext(view, counter);
    case 'recall':
      return offerRecall(counter, now);
    case 'no-show':
      return offerNoShow(counter, now);
    case 'confirm':
      return offerConfirm(counter);
    case 'transfer':
      return counter.ticket === null ? none('whyNoTicket') : { kind: 'panel', panel: 'transfer' };
    case 'pause':
      return offerPause(view, counter);
    case 'park':
      return offerPark(view, counter);
    case 'undo':
      return offerUndo(view, counter, now);
    case 'help':
      return counter.help === 'none' ? send({ type: 'request-help', counterId: counter.id, kind: 'help' }) : none('whyHelpPending');
    case 'pick':
      return offerPick(view, counter);
    case 'return':
      return offerReturn(counter);
    case 'customer':
      return offerCustomer(view, counter);
    case 'refer':
      return offerRefer(view, now);
    case 'hand-back':
      return offerHandBack(view, counter);
    case 'restore':
      return offerRestore(counter, now);
    case 'resume':
      return offerResume(counter);
    default:
      return action satisfies never;
  }
}

function offerNext(view: TellerView, counter: TellerCounter): Offer {
  if (counter.state === 'paused') return none('whyPaused');
  if (counter.state === 'calling') return { kind: 'panel', panel: 'arrived' };
  if (counter.state === 'serving') return send({ type: 'call-next', counterId: counter.id, finishing: counter.ticket?.ticketId ?? null });
  if (view.dayState === 'closed') return none('whyDayClosed');
  if (counter.direct === null && counter.waitingTotal === 0 && counter.directed.length === 0) return none('whyNobody');
  return send({ type: 'call-next', counterId: counter.id, finishing: null });
}

function offerRecall(counter: TellerCounter, now: number): Offer {
  const { ticket } = counter;
  if (ticket === null || ticket.phase !== 'called') return none('whyNotCalling');
  if (ticket.recallsLeft === 0) return none('whyRecallUsed');
  if (now < ticket.recallFrom) return { kind: 'none', why: say('whyRecallSoon', { seconds: secondsUntil(ticket.recallFrom, now) }) };
  return send({ type: 'recall', counterId: counter.id, ticketId: ticket.ticketId });
}

function offerNoShow(counter: TellerCounter, now: number): Offer {
  const { ticket } = counter;
  if (ticket === null || ticket.phase !== 'called') return none('whyNotCalling');
  if (now < ticket.noShowFrom) return { kind: 'none', why: say('whyNoShowSoon', { seconds: secondsUntil(ticket.noShowFrom, now) }) };
  return send({ type: 'mark-no-show', counterId: counter.id, ticketId: ticket.ticketId });
}

function offerConfirm(counter: TellerCounter): Offer {
  const { ticket } = counter;
  if (ticket === null) return none('whyNoTicket');
  const type = ticket.phase === 'called' ? 'start-service' : 'finish-service';
  return send({ type, counterId: counter.id, ticketId: ticket.ticketId });
}

function offerPause(view: TellerView, counter: TellerCounter): Offer {
  if (counter.state === 'paused') return send({ type: 'resume-counter', counterId: counter.id });
  if (counter.ticket !== null) return none('whyOpenTicket');
  return view.pauseReasons.length === 0 ? none('whyNoReasons') : { kind: 'panel', panel: 'pause' };
}

function offerPark(view: TellerView, counter: TellerCounter): Offer {
  if (counter.ticket === null) return none('whyNoTicket');
  return view.parkReasons.length === 0 ? none('whyNoReasons') : { kind: 'panel', panel: 'park' };
}

/** The last action is undone first, whether a call, a referral or an identification. */
function offerUndo(view: TellerView, counter: TellerCounter, now: number): Offer {
  const referral = undoableReferral(view, counter, now);
  if (referral !== null) return send({ type: 'cancel-referral', referralId: referral.referralId });
  const identified = undoableIdentification(view, counter, now);
  if (identified !== null) return send({ type: 'undo-identification', ticketId: identified.ticketId });
  if (counter.undo === null || now >= counter.undo.until) return none('whyNothingToUndo');
  return send({ type: 'undo', counterId: counter.id });
}

function offerPick(view: TellerView, counter: TellerCounter): Offer {
  if (counter.state === 'paused') return none('whyPaused');
  if (counter.ticket !== null) return none('whyOpenTicket');
  if (counter.waitingTotal === 0 && counter.directed.length === 0) return none('whyNobody');
  return view.chosenCallReasons.length === 0 ? none('whyNoReasons') : { kind: 'panel', panel: 'pick' };
}

function offerReturn(counter: TellerCounter): Offer {
  if (counter.ticket === null) return none('whyNoTicket');
  return send({ type: 'return-ticket', counterId: counter.id, ticketId: counter.ticket.ticketId });
}

/** Identification never waits: a teller may record an observation at any time. */
function offerCustomer(view: TellerView, counter: TellerCounter): Offer {
  if (counter.state === 'paused') return none('whyPaused');
  return view.cues.length === 0 && view.needs.length === 0 ? none('whyNoReasons') : { kind: 'panel', panel: 'customer' };
}

/** While serving, or shortly after (S52). */
function offerRefer(view: TellerView, now: number): Offer {
  const { referable } = view;
  if (view.dayState === 'closed') return none('whyDayClosed');
  if (referable === null) return none('whyNobodyToRefer');
  if (referable.until !== null && now > referable.until) return none('whyReferTooLate');
  return view.cues.length === 0 ? none('whyNoReasons') : { kind: 'panel', panel: 'refer' };
}

/** A direct service that this teller arranged is withdrawn; one that somebody else arranged is handed back with a reason. */
function offerHandBack(view: TellerView, { direct }: TellerCounter): Offer {
  if (direct === null) return none('whyNothingArmed');
  const { directServiceId } = direct;
  if (direct.armedBy.staffId === view.staffId) return send({ type: 'withdraw-direct-service', directServiceId });
  return view.handBackReasons.length === 0 ? none('whyNoReasons') : { kind: 'panel', panel: 'hand-back' };
}

/** Missed numbers that can still come back, newest first. */
export function restorable({ missed }: TellerCounter, now: number): TellerCounter['missed'] {
  return missed.filter(({ restoreUntil }) => now < restoreUntil);
}

/** The only one at once; of several, a digit says which. */
function offerRestore(counter: TellerCounter, now: number): Offer {
  const rows = restorable(counter, now);
  const [only] = rows;
  if (only === undefined) return none('whyNothingMissed');
  return rows.length === 1 ? send({ type: 'restore-ticket', ticketId: only.ticketId }) : { kind: 'panel', panel: 'restore' };
}

function offerResume({ id, state, ticket, parked }: TellerCounter): Offer {
  const [only] = parked;
  if (state === 'paused') return none('whyPaused');
  if (ticket !== null) return none('whyOpenTicket');
  if (only === undefined) return none('whyNothingParked');
  return parked.length === 1 ? send({ type: 'resume-ticket', counterId: id, ticketId: only.ticketId }) : { kind: 'panel', panel: 'resume' };
}

/** Whether the next key starts the direct service instead of calling. */
export function startsDirect(counter: TellerCounter): boolean {
  return counter.direct?.startable === true && (counter.state === 'idle' || counter.state === 'serving');
}

/** The word on the button in this state. */
export function labelOf(counter: TellerCounter, action: TellerAction): TellerTextKey {
  switch (action) {
    case 'next':
      if (startsDirect(counter)) return counter.state === 'serving' ? 'finishAndStartDirectBare' : 'startDirectBare';
      if (counter.state === 'serving') return 'finishAndCallNext';
      return counter.state === 'calling' ? 'arrivedAsk' : 'callNext';
    case 'recall':
      return 'recall';
    case 'no-show':
      return 'noShow';
    case 'confirm':
      return counter.state === 'calling' ? 'start' : 'finish';
    case 'transfer':
      return 'transfer';
    case 'pause':
      return counter.state === 'paused' ? 'resume' : 'pause';
    case 'park':
      return 'park';
    case 'undo':
      return 'undo';
    case 'help':
      return helpLabel(counter);
    case 'pick':
      return 'pick';
    case 'return':
      return 'returnTicket';
    case 'customer':
      return 'customer';
    case 'refer':
      return 'refer';
    case 'hand-back':
      return 'handBack';
    case 'restore':
      return 'restore';
    case 'resume':
      return 'resumeTicket';
    default:
      return action satisfies never;
  }
}

function helpLabel(counter: TellerCounter): TellerTextKey {
  switch (counter.help) {
    case 'none':
      return 'help';
    case 'raised':
      return 'helpRaised';
    case 'seen':
      return 'helpSeen';
    case 'acknowledged':
      return 'helpAcknowledged';
    default:
      return counter.help satisfies never;
  }
}

/** One filled action a screen: what this state most likely needs next. */
export function leadingAction(counter: TellerCounter): TellerAction {
  if (counter.state === 'calling') return 'confirm';
  return counter.state === 'paused' ? 'pause' : 'next';
}
