import { z } from 'zod';
import type { DeviceView } from '../../server/contract/device.ts';
import { tokenFile, tokenOf } from '../agent-token.ts';
import { expectedKeys } from '../agent-devices.ts';
import type { HardwareConfig } from '../config/schema.ts';
import { deviceView } from '../device-view.ts';
import { askServer } from '../trust/ask-server.ts';
import { bad, type Finding, ok, warn } from './finding.ts';

const ANSWER_WITHIN_MS = 5_000;
/** With a larger difference, the times in the two logs cannot be compared. */
export const CLOCK_DIFFERENCE_MAX_MS = 2_000;
/** A larger difference the server does not make equal by itself: one of the clocks has jumped, or was never set. */
export const CLOCK_JUMP_MS = 2 * 60_000;

const message = z.looseObject({ serverTime: z.number(), view: z.unknown() });

/**
 * Whether the server answers, accepts this agent's token, expects the devices configured here, and has the same
 * time. @param now epoch ms
 */
export async function checkServer(config: HardwareConfig, now: () => number): Promise<Finding[]> {
  const ready = await reach(config, '/readyz', null);
  if (!ready.ok)
    return [
      bad(
        'server',
        `${config.server} does not answer: ${ready.why}`,
        'Is it running, is "server" right, is there a network? Then allow the port in its firewall.',
      ),
    ];
  if (ready.status === 403) {
    return [bad('server', `${config.server} answers only under other names`, 'Add this address to ALLOWED_ORIGINS on the server.')];
  }
  if (ready.status !== 200)
    return [bad('server', `${config.server} answers, but is not ready`, 'Look at the server’s log: journalctl -u branch-queue.')];
  return [ok('server', `${config.server} is ready`), ...(await checkToken(config, now))];
}

async function checkToken(config: HardwareConfig, now: () => number): Promise<Finding[]> {
  const token = tokenOf(config);
  const pairing = 'On the server: npm run pair -- agent <id>; then here: hardware pair --code <code>, as the agent’s own user.';
  if (token === null) return [bad('token', `none in the configuration, none readable in ${tokenFile(config.stateDir)}`, pairing)];
  const askedAt = now();
  const asked = await reach(config, '/api/views/device', token);
  const answeredAt = now();
  if (!asked.ok) return [bad('token', `no answer: ${asked.why}`, 'Try again; then look at the server’s log.')];
  if (asked.status === 401) return [bad('token', 'the server does not know it, or not any more', `Pair this agent again. ${pairing}`)];
  const parsed = message.safeParse(asked.body);
  const view = parsed.success ? deviceView.safeParse(parsed.data.view) : null;
  if (!parsed.success || view?.success !== true) {
    return [
      bad(
        'token',
        `the server’s answer (HTTP ${String(asked.status)}) is not one this agent understands`,
        'Bring agent and server to the same release.',
      ),
    ];
  }
  const halfway = (askedAt + answeredAt) / 2;
  return [
    ok('token', `accepted, as ${view.data.agentId}`),
    ...compareDevices(config, view.data),
    compareClocks(halfway - parsed.data.serverTime),
  ];
}

function compareDevices(config: HardwareConfig, view: DeviceView): Finding[] {
  // The server does not know of buses, only of the counters behind them.
  const here = config.devices.printers.map(({ id }) => `printer:${id}`);
  const there = expectedKeys(view);
  const missing = there.filter((key) => !here.includes(key));
  const strange = here.filter((key) => !there.includes(key));
  if (missing.length + strange.length === 0) return [ok('devices', 'server and configuration name the same')];
  return [
    ...(missing.length === 0
      ? []
      : [
          warn(
            'devices',
            `the server expects ${missing.join(', ')}`,
            'Add them to the configuration here, or take them out of the branch’s.',
          ),
        ]),
    ...(strange.length === 0
      ? []
      : [
          warn(
            'devices',
            `the server does not know ${strange.join(', ')}`,
            'Compare the ids with the branch configuration; then pair again, for a token covers the devices there were.',
          ),
        ]),
  ];
}

function compareClocks(differenceMs: number): Finding {
  const seconds = (differenceMs / 1_000).toFixed(1);
  if (Math.abs(differenceMs) <= CLOCK_DIFFERENCE_MAX_MS) return ok('clock', `${seconds} s from the server’s`);
  if (Math.abs(differenceMs) > CLOCK_JUMP_MS) {
    return bad(
      'clock',
      `${seconds} s from the server’s time: one of the clocks is wrong`,
      'On the server: npm run clock -- status. Set the wrong one: timedatectl set-ntp true. The server follows a right one after: npm run clock -- accept.',
    );
  }
  return warn(
    'clock',
    `${seconds} s from the server’s`,
    'Slips are not affected, logs are hard to compare: timedatectl set-ntp true, on both machines, from one time source.',
  );
}

type Reached = ({ readonly ok: true } & Awaited<ReturnType<typeof askServer>>) | { readonly ok: false; readonly why: string };

async function reach(config: HardwareConfig, path: string, token: string | null): Promise<Reached> {
  try {
    return { ok: true, ...(await askServer(config, { method: 'GET', path, token, body: null, withinMs: ANSWER_WITHIN_MS })) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
