import { describe, expect, it } from 'vitest';
import { given, type Expectation, type Step } from '../../given.ts';
import { asks, dayOpens, events, nothingHappens, refused, waits } from '../../steps.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import { DEVICES_OF_AGENT_MAX } from '../../../server/kernel/state/device.ts';
import { type DeviceCondition, type DeviceReport, deviceStateOf } from '../../../server/kernel/state/device.ts';
import { parseEvent } from '../../../server/store/event-schema.ts';

const AGENT: Actor = { role: 'agent', agentId: 'a1' };
const OTHER: Actor = { role: 'agent', agentId: 'a2' };
const OPERATOR: Actor = { role: 'operator' };

const board = (condition: DeviceCondition): DeviceReport => ({ kind: 'board', deviceId: 'leds/led-1', placeId: 'c1', condition });
const reader = (condition: DeviceCondition): DeviceReport => ({ kind: 'reader', deviceId: 'reader-1', placeId: 'k1', condition });
const says = (actor: Actor, ...devices: readonly DeviceReport[]): Step => asks(actor, { type: 'report-devices', devices });
const devicesAre =
  (agentId: string, ...expected: readonly (readonly [string, DeviceCondition])[]): Expectation =>
  (story) =>
    expect((story.branch.staff.devices.get(agentId) ?? []).map(({ deviceId, condition }) => [deviceId, condition])).toEqual(expected);

describe('boards, pads and readers', () => {
  it('DEVICE-1 are told whole: only a change is an event, and one that is named no more is gone', () => {
    given(dayOpens)
      .when(says(AGENT, board('ok'), reader('line-open')))
      .then(events('devices-reported'), devicesAre('a1', ['leds/led-1', 'ok'], ['reader-1', 'line-open']));
    given(dayOpens, says(AGENT, board('ok'), reader('ok')))
      .when(says(AGENT, board('ok'), reader('ok')))
      .then(nothingHappens);
    given(dayOpens, says(AGENT, board('ok'), reader('ok')))
      .when(says(AGENT, board('no-answer')))
      .then(events('devices-reported'), devicesAre('a1', ['leds/led-1', 'no-answer']));
    given(dayOpens, says(AGENT, board('ok')))
      .when(says(AGENT))
      .then(events('devices-reported'), devicesAre('a1'));
    given(dayOpens).when(says(AGENT)).then(nothingHappens);
  });

  it('DEVICE-1 only an agent says so', () => {
    given(dayOpens)
      .when(says({ role: 'lobby', staffId: 'zhao' }, board('ok')))
      .then(refused('not-allowed'));
  });

  it('DEVICE-2 it is known since when each is so, whatever becomes of the others', () => {
    const story = given(dayOpens, says(AGENT, board('ok'), reader('ok')), waits(30))
      .when(says(AGENT, board('port-missing'), reader('ok')))
      .then();
    const [first, second] = story.branch.staff.devices.get('a1') ?? [];
    expect((first?.since ?? 0) - (second?.since ?? 0)).toBe(30_000);
  });

  it('DEVICE-3 of one agent stay as they are whatever another says', () => {
    given(dayOpens, says(AGENT, board('ok')))
      .when(says(OTHER, board('address-doubled')))
      .then(devicesAre('a1', ['leds/led-1', 'ok']), devicesAre('a2', ['leds/led-1', 'address-doubled']));
  });

  it('DEVICE-4 with a new day are unknown until they are heard of', () => {
    given(dayOpens, says(AGENT, board('ok')), asks(OPERATOR, { type: 'close-day' }))
      .when(asks(OPERATOR, { type: 'open-day' }))
      .then(devicesAre('a1'));
  });

  it('are fine, silent or failed, and nothing else', () => {
    const states = (['line-open', 'late', 'unreachable', 'half-track', 'unknown-place'] as const).map(deviceStateOf);
    expect(states).toEqual(['ok', 'silent', 'silent', 'failed', 'failed']);
  });

  it('are read back from the log strictly, and no more of them than an agent may have', () => {
    const body = (devices: readonly object[]) => ({ agentId: 'a1', devices });
    expect(parseEvent('devices-reported', body([board('ok')]))).toEqual({
      type: 'devices-reported',
      agentId: 'a1',
      devices: [board('ok')],
    });
    const many = (count: number) => Array.from({ length: count }, () => board('ok'));
    expect(() => parseEvent('devices-reported', body(many(DEVICES_OF_AGENT_MAX)))).not.toThrow();
    for (const wrong of [many(DEVICES_OF_AGENT_MAX + 1), [{ ...board('ok'), condition: 'fine' }], [{ ...board('ok'), more: 1 }]])
      expect(() => parseEvent('devices-reported', body(wrong))).toThrow(/devices/);
  });
});
