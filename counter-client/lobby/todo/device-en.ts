import type { Translation } from '../../../server/web/i18n.ts';
import type { lobbyDeviceZh } from './device-zh.ts';

export const lobbyDeviceEn: Translation<typeof lobbyDeviceZh> = {
  devices: 'Devices',
  devicesAllWell: '{{count}}, no faults',
  devicesSome: '{{count}}, {{bad}} need attention',
  devicesMore: '{{first}} and others, {{count}} devices',
  soundOn: 'working',
  soundSubstituted: 'built-in voice',
  soundBlocked: 'off',
  soundBroken: 'cannot be played',
  soundUnreachable: 'not connected',
  voice: 'Voice',
};
