import type { Connection } from '../../../server/web/connect.ts';
import type { ScreenParts } from './staff-screen.ts';

interface Props {
  readonly screen: Pick<ScreenParts, 'texts' | 'moment'> & { readonly connection: Pick<Connection<never, never>, 'link'> };
}

/** Whether the server hears this screen. A line that flaps is no news: what is pressed meanwhile is sent once it is back. */
export function LinkChip({ screen: { texts, moment, connection } }: Props) {
  const link = connection.link.value;
  const isLive = !moment.offline.value;
  return (
    <span class={`chip ${isLive ? 'chip-ok' : 'chip-warn'}`} data-link={link}>
      {texts.t(isLive ? 'connected' : 'reconnecting', {})}
    </span>
  );
}
