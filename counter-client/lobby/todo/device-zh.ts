/** The list of everything that hangs on a cable. */
export const lobbyDeviceZh = {
  devices: '设备',
  devicesAllWell: '{{count}} 台，均无异常',
  devicesSome: '{{count}} 台，{{bad}} 台需处理',
  devicesMore: '{{first}}等 {{count}} 台',
  soundOn: '正常',
  soundSubstituted: '代播',
  soundBlocked: '未开启',
  soundBroken: '无法播放',
  soundUnreachable: '未连接',
  voice: '叫号语音',
};
