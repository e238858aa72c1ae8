import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/* Devices of the branch from the command line, on the server's own machine: opening a pairing code, the list, revoking. */
const USAGE = `usage: npm run pair -- <kind> <id> [name]      opens a pairing code, valid once and for ten minutes
       npm run pair -- agent <id> [id …]       an agent for everything, or for these printers and counters only
       npm run pair -- list                    the paired devices
       npm run pair -- revoke <token>          hangs up on one, for good; <token> as the list shows it
kinds: kiosk, wall, counter (its display), rating (its rating screen)`;
const WAIT_MS = 10_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dataDir = resolve(process.env.DATA_DIR || join(root, 'data'));
const [action, id, ...words] = process.argv.slice(2);

try {
  await act();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function act() {
  if (action === 'list' && id === undefined) return list();
  if (action === 'revoke' && id !== undefined && words.length === 0) return revoke();
  if (action === 'agent' && id !== undefined) return open(action, id, id, words.length === 0 ? null : words);
  if (['kiosk', 'wall', 'counter', 'rating'].includes(action) && id !== undefined) return open(action, id, words.join(' ') || id, null);
  throw new Error(USAGE);
}

async function open(kind, id, name, drives) {
  const { code, path } = await ask('POST', '/api/pairings', { kind, id, name, drives });
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  const where =
    path === null
      ? `在设备所在的机器上运行 On the device's machine: node dist/hardware/main.js pair --config <agent.json> --code ${code}`
      : `在该屏幕上打开并输入 Open on that screen and enter it: <server>/pair?to=${path}`;
  say(`配对码 pairing code   ${spaced}\n10 分钟内有效，只能用一次。 Valid for ten minutes, once.\n${where}`);
}

async function list() {
  const { devices } = await ask('GET', '/api/devices', null);
  if (devices.length === 0) return say('尚无设备。 No device is paired.');
  for (const { token, kind, id, name, pairedAt } of devices)
    say(`${token}  ${kind.padEnd(8)} ${id.padEnd(16)} ${new Date(pairedAt).toISOString().slice(0, 16).replace('T', ' ')}Z  ${name}`);
}

async function revoke() {
  await ask('DELETE', `/api/devices/${encodeURIComponent(id)}`, null);
  say('已撤销。 Revoked.');
}

/** The server leaves a token of its present start in the data directory: who may read it may speak for the branch. */
async function ask(method, path, body) {
  const { url, token } = operator();
  const options = body === null ? {} : { body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(url + path, { method, headers, ...options, signal: AbortSignal.timeout(WAIT_MS) }).catch(() => {
    throw new Error(`The server at ${url} does not answer. Start it first. 服务器没有应答，请先启动。`);
  });
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Error(answer?.text === undefined ? `HTTP ${response.status}` : `${answer.text['zh-CN']}\n${answer.text.en}`);
}

function operator() {
  const file = join(dataDir, 'operator.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(
      `${file} cannot be read. Has the server been started with this DATA_DIR, by this user? 请确认服务器已启动，且当前用户可读取该文件。`,
    );
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
