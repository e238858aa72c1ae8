import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Audience } from '../../../server/contract/wire.ts';
import { connect } from '../../../server/web/connect.ts';
import type { Connection } from '../../../server/web/connect.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import { createTouchGuard } from '../../../server/web/touch.ts';
import type { TouchGuard } from '../../../server/web/touch.ts';
import { createMoment } from '../moment.ts';
import type { Moment } from '../moment.ts';
import { createSender } from '../sender.ts';
import type { Sender } from '../sender.ts';
import type { FrameTextKey } from './zh.ts';

/** One question over the page, known by its kind. */
export interface SheetKind {
  readonly kind: string;
}

/** What every staff screen holds, whatever its view, its commands and its sheets; made once, handed down. */
export interface StaffScreen<View, Command, Sheet extends SheetKind, Key extends string> {
  readonly connection: Connection<View, Command>;
  readonly texts: Texts<Key | FrameTextKey>;
  readonly moment: Moment;
  readonly sender: Sender<Command>;
  readonly touch: TouchGuard;
  /** What lies over the page; null: nothing. */
  readonly sheet: Signal<Sheet | null>;
}

/** As much of a screen as the frame's own parts need. */
export interface ScreenParts {
  readonly texts: Texts<FrameTextKey>;
  readonly moment: Moment;
  readonly sender: Pick<Sender<never>, 'phases' | 'refused'>;
  readonly touch: TouchGuard;
}

export function createStaffScreen<View, Command, Sheet extends SheetKind, Key extends string>(
  audience: Audience,
  texts: Texts<Key | FrameTextKey>,
): StaffScreen<View, Command, Sheet, Key> {
  const connection = connect<View, Command>(audience);
  return {
    connection,
    texts,
    moment: createMoment(connection),
    sender: createSender((command) => connection.request(command)),
    touch: createTouchGuard('control', () => performance.now()),
    sheet: signal(null),
  };
}
