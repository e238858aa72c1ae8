import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { LOOK_UP_FAILURES_TOLD } from '../../server/directory/look-up-health.ts';
import { DEVICE_ID_MAX_LENGTH, DEVICES_OF_AGENT_MAX } from '../../server/kernel/state/device.ts';
import type { DeviceCommand } from '../../server/contract/device.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import { MESSAGE_MAX_BYTES } from '../../server/contract/wire.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { cardNumber, remoteAtWork, saysTier } from '../identification/remote-at-work.ts';
import { AGENT, branchAtWork, KIOSK, lastView, LOBBY, request, until } from './branch-at-work.ts';
import type { BranchAtWork, Screen } from './branch-at-work.ts';

type Report = Extract<DeviceCommand, { type: 'report-devices' }>['devices'][number];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function working(changes: Parameters<typeof branchAtWork>[0]): Promise<BranchAtWork> {
  const branch = await branchAtWork(changes);
  stops.push(() => branch.stop());
  return branch;
}

const board = (condition: Report['condition']): Report => ({ kind: 'board', deviceId: 'leds/led-1', placeId: 'c1', condition });
const reader = (condition: Report['condition']): Report => ({ kind: 'reader', deviceId: 'reader-1', placeId: 'k1', condition });
const tells = (agent: Screen, ...devices: readonly Report[]) => agent.ask({ type: 'report-devices', devices: [...devices] });
const rows = (lobby: Screen) => lastView(lobby)['devices'] as LobbyView['devices'];
const conditions = (lobby: Screen) => rows(lobby).map(({ key, condition }) => `${key} ${condition}`);
/** An agent that drives counters' hardware alone. */
const BARE = { ...AGENT, agentId: 'agent-2', printerIds: [] } as typeof AGENT;

describe('what an agent says of its devices', () => {
  test('is seen by the lobby at once, with its place and what needs a hand first', async () => {
    const branch = await working({});
    const [lobby, agent] = [await branch.join(LOBBY), await branch.join(AGENT)];
    expect(rows(lobby)).toEqual([]);
    expect(await tells(agent, reader('ok'), board('port-missing'))).toMatchObject({ ok: true });
    await until('the lobby to see both', () => rows(lobby).length === 2);
    expect(rows(lobby)).toMatchObject([
      { kind: 'board', place: { 'zh-CN': '1 号窗口', en: 'Counter 1' }, state: 'failed', condition: 'port-missing' },
      { kind: 'reader', place: { 'zh-CN': '取号机 1', en: 'Kiosk 1' }, state: 'ok', condition: 'ok' },
    ]);
  });

  test('is silence when its connection is lost, and what it says again when it is back', async () => {
    const branch = await working({});
    const [lobby, agent] = [await branch.join(LOBBY), await branch.join(BARE)];
    await tells(agent, board('ok'));
    await until('seen', () => conditions(lobby)[0] === 'agent-2/leds/led-1 ok');
    agent.socket.disconnect();
    await until('missed', () => conditions(lobby)[0] === 'agent-2/leds/led-1 unreachable');
    expect(rows(lobby)[0]?.state).toBe('silent');
    await tells(await branch.join(BARE), board('ok'));
    await until('back', () => conditions(lobby)[0] === 'agent-2/leds/led-1 ok');
  });

  test('stands while one of its connections is left', async () => {
    const branch = await working({});
    const [lobby, one] = [await branch.join(LOBBY), await branch.join(BARE)];
    const other = await branch.join(BARE);
    await tells(one, board('ok'));
    one.socket.disconnect();
    await tells(other, board('no-answer'));
    await until('the other is heard', () => conditions(lobby)[0]?.endsWith('no-answer') === true);
    other.socket.disconnect();
    await until('missed', () => conditions(lobby)[0]?.endsWith('unreachable') === true);
  });

  test('is not asked for again when a day opens; who is away is missed in the new day too, unless taken away for good', async () => {
    const branch = await working({});
    const lobby = await branch.join(LOBBY);
    const away = await branch.join(BARE);
    const gone = { ...BARE, agentId: 'agent-3' } as typeof AGENT;
    const takenAway = await branch.join(gone);
    await tells(await branch.join(AGENT), reader('line-open'));
    await tells(away, board('ok'));
    await tells(takenAway, board('ok'));
    branch.revoke(gone);
    for (const { socket } of [away, takenAway]) socket.disconnect();
    await until('both are missed', () => conditions(lobby).filter((row) => row.endsWith('unreachable')).length === 2);
    expect(await lobby.ask({ type: 'close-day' })).toMatchObject({ ok: true });
    expect(await lobby.ask({ type: 'open-day' })).toMatchObject({ ok: true });
    await until('all is known again', () => rows(lobby).length === 2);
    expect(conditions(lobby)).toEqual(['agent-2/leds/led-1 unreachable', 'agent-1/reader-1 line-open']);
  });

  test('is not believed after the server was started again, until it is said again', async () => {
    const eventLog = memoryLog();
    const before = await branchAtWork({ eventLog });
    await before.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
    await tells(await before.join(AGENT), board('ok'));
    await before.stop();
    const after = await working({ eventLog });
    const lobby = await after.join(LOBBY);
    await until('missed', () => conditions(lobby)[0] === 'agent-1/leds/led-1 unreachable');
    await tells(await after.join(AGENT), board('ok'));
    await until('said again', () => conditions(lobby)[0] === 'agent-1/leds/led-1 ok');
  });

  test('has bounds, fits one message at its largest, and says nothing the server knows better', async () => {
    const branch = await working({});
    const agent = await branch.join(AGENT);
    const largest = Array.from({ length: DEVICES_OF_AGENT_MAX }, (_, index) => ({
      ...board('address-doubled'),
      deviceId: String(index).padEnd(DEVICE_ID_MAX_LENGTH, 'x'),
      placeId: 'c'.repeat(64),
    }));
    expect(JSON.stringify(largest).length).toBeLessThan(MESSAGE_MAX_BYTES - 1_000);
    expect(await tells(agent, ...largest)).toMatchObject({ ok: true });
    expect(await request(agent.socket, randomUUID(), { type: 'report-devices', devices: [...largest, board('ok')] })).toMatchObject({
      ok: false,
    });
    for (const wrong of [{ deviceId: 'x'.repeat(DEVICE_ID_MAX_LENGTH + 1) }, { kind: 'directory' }, { condition: 'unreachable' }]) {
      const devices = [{ ...board('ok'), ...wrong }];
      expect(await request(agent.socket, randomUUID(), { type: 'report-devices', devices })).toMatchObject({ refusal: 'malformed' });
    }
  });
});

describe('the bank’s own look-up', () => {
  test('is well when it answers; late again and again it is shown to the lobby, once is noise', async () => {
    const remote = await remoteAtWork(saysTier('gold'));
    stops.push(() => remote.stop());
    const directory = { mode: 'remote', remoteUrl: remote.url } as const;
    const branch = await working({ configuration: { ...TEST_BRANCH, identification: { ...TEST_BRANCH.identification, directory } } });
    await branch.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
    const [lobby, kiosk] = [await branch.join(LOBBY), await branch.join(KIOSK)];
    const shows = () => kiosk.ask({ type: 'present-card', digits: cardNumber('620042', 16) });
    await until('it is known of', () => conditions(lobby)[0] === 'server:/look-up line-open');
    await shows();
    await until('well', () => conditions(lobby)[0] === 'server:/look-up ok');
    remote.behaviour = () => undefined;
    for (let failure = 1; failure < LOOK_UP_FAILURES_TOLD; failure += 1) await shows();
    expect(conditions(lobby)).toEqual(['server:/look-up ok']);
    await shows();
    await until('late', () => conditions(lobby)[0] === 'server:/look-up late');
    expect(rows(lobby)[0]).toMatchObject({ kind: 'directory', place: { en: 'Server' }, state: 'silent' });
    await lobby.ask({ type: 'close-day' });
    await lobby.ask({ type: 'open-day' });
    await until('still late in the new day', () => conditions(lobby)[0] === 'server:/look-up late');
  });

  test('of a branch that asks nobody else is no device', async () => {
    const branch = await working({});
    const lobby = await branch.join(LOBBY);
    await lobby.ask({ type: 'open-day' });
    expect(rows(lobby)).toEqual([]);
  });
});
