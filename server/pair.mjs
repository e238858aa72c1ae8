import { ask, run, say } from './operator.mjs';

/* Devices of the branch from the command line, on the server's own machine: opening a pairing code, the list, revoking. */
const USAGE = `usage: npm run pair -- <kind> <id> [name]      opens a pairing code, valid once and for ten minutes
       npm run pair -- agent <id> [id …]       an agent for everything, or for these printers and counters only
       npm run pair -- list                    the paired devices
       npm run pair -- revoke <token>          disconnects one for good; <token> as the list shows it
kinds: kiosk, wall, counter (its display), rating (its rating screen), workstation (where staff sign in; any id)`;

const [action, id, ...words] = process.argv.slice(2);

await run(act);

async function act() {
  if (action === 'list' && id === undefined) return list();
  if (action === 'revoke' && id !== undefined && words.length === 0) return revoke();
  if (action === 'agent' && id !== undefined) return open(action, id, id, words.length === 0 ? null : words);
  if (['kiosk', 'wall', 'counter', 'rating', 'workstation'].includes(action) && id !== undefined)
    return open(action, id, words.join(' ') || id, null);
  throw new Error(USAGE);
}

async function open(kind, id, name, drives) {
  const { code, path } = await (await ask('POST', '/api/pairings', { kind, id, name, drives })).json();
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  const where =
    path === null
      ? `在设备所在的机器上运行 On the device's machine: node dist/hardware/main.js pair --config <agent.json> --code ${code}`
      : `在该屏幕上打开并输入 Open on that screen and enter it: <server>${kind === 'workstation' ? path : `/pair?to=${path}`}`;
  say(`配对码 pairing code   ${spaced}\n10 分钟内有效，只能用一次。 Valid for ten minutes, once.\n${where}`);
}

async function list() {
  const { devices } = await (await ask('GET', '/api/devices', null)).json();
  if (devices.length === 0) return say('尚无设备。 No device is paired.');
  for (const { token, kind, id, name, pairedAt } of devices)
    say(`${token}  ${kind.padEnd(8)} ${id.padEnd(16)} ${new Date(pairedAt).toISOString().slice(0, 16).replace('T', ' ')}Z  ${name}`);
}

async function revoke() {
  await ask('DELETE', `/api/devices/${encodeURIComponent(id)}`, null);
  say('已撤销。 Revoked.');
}
