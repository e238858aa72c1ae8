import type { LobbyView } from '../../contract/lobby.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import type { Staff } from '../../kernel/state/branch.ts';
import { type DeviceReport, type DeviceState, deviceStateOf } from '../../kernel/state/device.ts';

const URGENCY: Readonly<Record<DeviceState, number>> = { failed: 0, silent: 1, ok: 2 };
const SERVER: LocalText = { 'zh-CN': '服务器', en: 'Server' };

/** All devices of all agents; those that need staff first, then in the order of agents and of each agent's own list. */
export function lobbyDevices(staff: Staff, configuration: BranchConfiguration): LobbyView['devices'] {
  const rows = [...staff.devices.values()].flat().map((device) => ({
    key: `${device.agentId}/${device.deviceId}`,
    kind: device.kind,
    place: placeOf(device, configuration),
    state: deviceStateOf(device.condition),
    condition: device.condition,
    since: device.since,
  }));
  return rows.sort((one, other) => URGENCY[one.state] - URGENCY[other.state]);
}

/** A place unknown to the branch keeps the agent's name for it. */
function placeOf({ kind, placeId }: DeviceReport, { counters, kiosks }: BranchConfiguration): LocalText {
  if (kind === 'directory') return SERVER;
  if (kind === 'reader') return kiosks.find(({ id }) => id === placeId)?.name ?? { 'zh-CN': placeId, en: placeId };
  const label = counters.find(({ id }) => id === placeId)?.label ?? placeId;
  return { 'zh-CN': `${label} 号窗口`, en: `Counter ${label}` };
}
