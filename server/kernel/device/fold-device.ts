import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

/** The agent's devices from now on; one whose condition did not change is so since it was first heard to be. */
export function devicesReported(branch: Branch, { agentId, devices }: EventOf<'devices-reported'>, at: number): void {
  const before = new Map((branch.staff.devices.get(agentId) ?? []).map((device) => [device.deviceId, device]));
  const now = devices.map((device) => {
    const known = before.get(device.deviceId);
    return { ...device, agentId, since: known?.condition === device.condition ? known.since : at };
  });
  if (now.length === 0) branch.staff.devices.delete(agentId);
  else branch.staff.devices.set(agentId, now);
}
