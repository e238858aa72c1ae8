import type { Signal } from '@preact/signals';
import type { Reply } from '../../../server/contract/wire.ts';
import type { Moment } from '../moment.ts';
import type { Sender } from '../sender.ts';
import type { SheetKind } from './staff-screen.ts';

export type Receipt = Extract<Reply, { ok: true }>['receipt'];

interface Sending<Command> {
  readonly moment: Moment;
  readonly sender: Sender<Command>;
}

/**
 * Sends for the button called `at`; `after` hears what came of it. Every button has a lane of its own, so one slow answer
 * holds up nothing else. An open sheet stays.
 */
export function ask<Command>(screen: Sending<Command>, at: string, command: Command, after: (receipt: Receipt) => void): void {
  if (screen.moment.offline.peek()) return;
  screen.sender.send(at, at, command, (reply) => {
    if (reply.ok) after(reply.receipt);
  });
}

export interface Dispatching<Command> extends Sending<Command> {
  readonly sheet: Signal<SheetKind | null>;
}

/** As `ask`; the sheet that is open closes once its command is done. */
export function dispatch<Command>(screen: Dispatching<Command>, at: string, command: Command): void {
  const sheet = screen.sheet.peek();
  ask(screen, at, command, () => {
    if (screen.sheet.peek() === sheet) screen.sheet.value = null;
  });
}

/** A refusal on the page below is no refusal of what the sheet asks. */
export function openSheet<Sheet extends SheetKind>(
  screen: { readonly sheet: Signal<Sheet | null>; readonly sender: Pick<Sender<never>, 'forgetRefusal'> },
  sheet: Sheet,
): void {
  screen.sender.forgetRefusal();
  screen.sheet.value = sheet;
}
