import { defineCommand, fromAndWithin } from '../rule.ts';
import {
  AGENT_DEVICE_KINDS,
  DEVICE_CONDITIONS,
  DEVICE_ID_MAX_LENGTH,
  DEVICE_KINDS,
  type DeviceReport,
  DEVICES_OF_AGENT_MAX,
} from '../state/device.ts';
import { listOf, object, oneOf, oneOfBut, text } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

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

/** Whether an agent is connected, and how the bank's look-up is, only the server knows. */
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

/** An agent reports all its devices at once, so one that it no longer names is gone; only a change is an event. */
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
