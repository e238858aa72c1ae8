import { AGENT_DEVICE_KINDS, DEVICE_CONDITIONS, DEVICE_KINDS } from '../state/device.ts';
import { oneOfBut } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { DEVICE_ID_MAX_LENGTH, DEVICES_OF_AGENT_MAX, type DeviceReport } from '../state/device.ts';
import { text, oneOf, listOf, object } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, fromAndWithin } from '../rule.ts';

/** Unique in its agent. */
const DEVICE_ID = text({ minLength: 1, maxLength: DEVICE_ID_MAX_LENGTH, pattern: null, isTrimmed: false });

const BODY = {
  devices: listOf(
    object({
      kind: oneOf(AGENT_DEVICE_KINDS),
      deviceId: DEVICE_ID,
      placeId: ID,
      condition: oneOfBut(DEVICE_CONDITIONS, ['unreachable', 'late', 'not-understood']),
    }),
    0,
    DEVICES_OF_AGENT_MAX,
  ),
};

/** Whether an agent is there, and how the bank's look-up is, the server knows better. */
const BODY_OF_SERVER = {
  devices: listOf(
    object({
      kind: oneOf(DEVICE_KINDS),
      deviceId: DEVICE_ID,
      placeId: ID,
      condition: oneOf(DEVICE_CONDITIONS),
    }),
    0,
    DEVICES_OF_AGENT_MAX,
  ),
};

/** An agent tells how all its devices are, whole, so that one it no longer names is gone; only a change is a fact. */
export const reportDevices = defineCommand({
  type: 'report-devices',
  asked: fromAndWithin({ agent: BODY }, { agent: BODY_OF_SERVER }),
  decide: (branch, command, actor) => {
    if (actor.role !== 'agent') return refuse('not-allowed', {});
    const { agentId } = actor;
    const known = branch.staff.devices.get(agentId) ?? [];
    const { devices } = command;
    const same = known.length === devices.length && devices.every((device, index) => isSame(device, known[index]));
    return accept(same ? [] : [{ type: 'devices-reported', agentId, devices }]);
  },
});

function isSame(one: DeviceReport, other: DeviceReport | undefined): boolean {
  return one.kind === other?.kind && one.deviceId === other.deviceId && one.placeId === other.placeId && one.condition === other.condition;
}
