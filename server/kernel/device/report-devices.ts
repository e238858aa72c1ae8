import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import type { DeviceReport } from '../state/device.ts';

/** An agent tells how all its devices are, whole, so that one it no longer names is gone; only a change is a fact. */
export function reportDevices(branch: Branch, command: CommandOf<'report-devices'>, actor: Actor): Decision {
  if (actor.role !== 'agent') return refuse('not-allowed', {});
  const { agentId } = actor;
  const known = branch.staff.devices.get(agentId) ?? [];
  const { devices } = command;
  const same = known.length === devices.length && devices.every((device, index) => isSame(device, known[index]));
  return accept(same ? [] : [{ type: 'devices-reported', agentId, devices }]);
}

function isSame(one: DeviceReport, other: DeviceReport | undefined): boolean {
  return one.kind === other?.kind && one.deviceId === other.deviceId && one.placeId === other.placeId && one.condition === other.condition;
}
