import type { ComponentChildren } from 'preact';
import type { Connection } from '../../../server/web/connect.ts';
import { Icon, wifiOffIcon } from '../../../server/web/icons.ts';
import { clockText } from '../../../server/web/time.ts';
import type { ScreenParts } from './staff-screen.ts';

interface Props {
  readonly screen: Pick<ScreenParts, 'texts' | 'moment'> & { readonly connection: Pick<Connection<never, never>, 'lastServerTime'> };
  /** Whose page: its style may differ. */
  readonly role: string;
  readonly timeZone: string;
  /** Where being cut off is an alarm: how far it has gone; null: it is none. */
  readonly alarm: { readonly isLoud: boolean; readonly isSounding: boolean } | null;
  /** What the page says of being cut off; null: that it reconnects. */
  readonly children: ComponentChildren;
}

/** Over a page that the server no longer feeds: that it reconnects, and how old the page is. */
export function OfflineBar({ screen: { texts, moment, connection }, role, timeZone, alarm, children }: Props) {
  if (!moment.offline.value) return null;
  return (
    <p class={`offline-bar ${role}-offline no-print`} role="alert" data-loud={alarm?.isLoud} data-sounding={alarm?.isSounding}>
      <Icon drawing={wifiOffIcon} size="22px" />
      {children ?? <b>{texts.t('offlineBanner', {})}</b>}
      <span>{texts.t('offlineData', { time: clockText(connection.lastServerTime.value, timeZone) })}</span>
    </p>
  );
}
