import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/* The business day from the command line: npm run day -- open | close | status | report [date], and the link of the slip's template: slip. */
const USAGE = 'usage: npm run day -- open | close | status | report [YYYY-MM-DD] | slip';
const WAIT_MS = 10_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dataDir = resolve(process.env.DATA_DIR || join(root, 'data'));
const [action, date, ...rest] = process.argv.slice(2);

try {
  if (rest.length > 0 || (date !== undefined && action !== 'report')) throw new Error(USAGE);
  await act(action);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function act(name) {
  switch (name) {
    case 'open':
    case 'close':
      await command(`${name}-day`);
      return say(describe(await json('/api/day')));
    case 'status':
      return say(describe(await json('/api/day')));
    case 'report':
      return process.stdout.write(await (await ask(`/api/reports/${date ?? (await json('/api/day')).date}.csv`, {})).text());
    case 'slip': {
      const { url, token } = operator();
      return say(`${url}/counter/admin/slip#t=${token}`);
    }
    default:
      throw new Error(USAGE);
  }
}

function describe(day) {
  if (day.state === 'never-opened') return '尚未营业过。 The branch has never been open.';
  const state = day.state === 'open' ? '营业中 open' : '已结束 closed';
  return `${day.date}  ${state}  取号 taken ${day.taken}  等候 waiting ${day.waiting}  窗口 counters ${day.openCounters}`;
}

async function command(type) {
  const body = JSON.stringify({ commandId: randomUUID(), command: { type } });
  await ask('/api/commands', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

async function json(path) {
  return (await ask(path, {})).json();
}

/** The server leaves a token of its present start in the data directory: who may read it may speak for the branch. */
async function ask(path, options) {
  const { url, token } = operator();
  const headers = { ...options.headers, authorization: `Bearer ${token}` };
  const response = await fetch(url + path, { ...options, headers, signal: AbortSignal.timeout(WAIT_MS) }).catch(() => {
    throw new Error(`The server at ${url} does not answer. Start it first: npm start. 服务器没有应答，请先启动。`);
  });
  if (response.ok) return response;
  const refusal = await response.json().catch(() => null);
  throw new Error(refusal?.text === undefined ? `HTTP ${response.status}` : `${refusal.text['zh-CN']}\n${refusal.text.en}`);
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
