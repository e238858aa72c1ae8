import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

/** Replaces the agent's devices; one whose condition did not change keeps the time since when it has held. */
export function devicesReported(branch: Branch, { agentId, devices }: EventOf<'devices-reported'>, at: number): void {
  const before = new Map((branch.staff.devices.get(agentId) ?? []).map((device) => [device.deviceId, device]));
  const now = devices.map((device) => {
    const known = before.get(device.deviceId);
    return { ...device, agentId, since: known?.condition === device.condition ? known.since : at };
  });
  if (now.length === 0) branch.staff.devices.delete(agentId);
  else branch.staff.devices.set(agentId, now);
}
