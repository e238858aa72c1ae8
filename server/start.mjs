import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './install.mjs';
import { builtIn, buildIdOf } from './sources.mjs';

/*
 * `npm start`, in a fresh clone and ever after: installs, builds, then runs the server and, for the demo branch, the
 * hardware agent and a virtual printer each. Node's own modules only, because nothing is installed yet.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dataDir = resolve(process.env.DATA_DIR || join(root, 'data'));
const NODE_LEAST = [20, 19];
const RESTART_LEAST_MS = 1_000;
const RESTART_MOST_MS = 30_000;
const SETTLED_AFTER_MS = 60_000;
const STOP_WITHIN_MS = 6_000;
/** sysexits.h EX_CONFIG and EX_USAGE: running it again will not help. */
const HOPELESS = [64, 78];

const children = new Map();
let stopping = false;

checkNode();
if (!ensureDependencies()) process.exit(1);
build();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
startServer(RESTART_LEAST_MS, true);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_LEAST[0] || (major === NODE_LEAST[0] && minor >= NODE_LEAST[1])) return;
  fail(`Node ${NODE_LEAST.join('.')} or newer is needed; this is ${process.versions.node}. 需要 Node ${NODE_LEAST.join('.')} 或更高版本。`);
}

function build() {
  if (builtIn(root) === buildIdOf(root)) return;
  say('正在构建… Building …');
  const { status } = spawnSync(process.execPath, [join(root, 'server/build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) fail('The build failed; the lines above say why. 构建失败，原因见上。');
}

function startServer(delayMs, first) {
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    // Quiet at a terminal unless asked; a service manager sets LOG_LEVEL=info and starts dist/server/main.js itself.
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
    stdio: ['ignore', first ? 'ignore' : 'inherit', 'inherit', 'ipc'],
  });
  let ready = false;
  child.once('message', (news) => {
    ready = true;
    if (first) welcome(news);
  });
  child.once('exit', (code) => {
    // It said why it cannot start; saying it again every second helps nobody.
    if (first && !ready && !stopping) process.exit(code ?? 1);
  });
  keep('server', child, delayMs, (_, nextDelayMs) => startServer(nextDelayMs, false));
}

function welcome({ startUrl, printers, setUp }) {
  for (const { port, pagePort } of printers)
    startChild('virtual printer', ['dist/hardware/virtual-printer.js', '--listen', port, '--page', pagePort]);
  const agentFile = join(dataDir, 'agent.json');
  if (existsSync(agentFile)) startChild('hardware agent', ['dist/hardware/main.js', '--config', agentFile]);
  const slips = printers.map(({ pagePort }) => `http://127.0.0.1:${pagePort}`);
  say(`
  排队叫号已启动            Branch queue is open

  打开  open    ${startUrl}
${setUp === null ? '' : `  首位管理员 first administrator    ${setUp.url}    代码 code  ${setUp.code}\n`}${slips.length === 0 ? '' : `  号票  slips   ${slips.join('  ')}\n`}  数据  data    ${dataDir}
  停止  stop    Ctrl+C
`);
}

function startChild(name, args) {
  const start = (delayMs) => {
    const child = spawn(process.execPath, args.map(String), {
      cwd: root,
      env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    keep(name, child, delayMs, (code, nextDelayMs) => {
      if (HOPELESS.includes(code)) say(`${name}: not started again (exit ${code}).`);
      else start(nextDelayMs);
    });
  };
  start(RESTART_LEAST_MS);
}

/** Watches a child; when it ends by itself, `again` is called after a delay that doubles until the child has stayed up for a while. */
function keep(name, child, delayMs, again) {
  const startedAt = performance.now();
  children.set(child.pid, child);
  child.once('error', (error) => fail(`${name}: ${error.message}`));
  child.once('exit', (code, signal) => {
    children.delete(child.pid);
    if (stopping) return;
    const settled = performance.now() - startedAt > SETTLED_AFTER_MS;
    const waitMs = settled ? RESTART_LEAST_MS : delayMs;
    say(`${name} ended (${signal ?? `exit ${code}`}).`);
    setTimeout(() => {
      if (!stopping) again(code, Math.min(waitMs * 2, RESTART_MOST_MS));
    }, waitMs);
  });
}

function stop() {
  if (stopping) return;
  stopping = true;
  for (const child of children.values()) child.kill('SIGTERM');
  const deadline = setTimeout(() => {
    for (const child of children.values()) child.kill('SIGKILL');
  }, STOP_WITHIN_MS);
  const waiting = setInterval(() => {
    if (children.size > 0) return;
    clearInterval(waiting);
    clearTimeout(deadline);
  }, 50);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  for (const child of children.values()) child.kill('SIGTERM');
  process.exit(1);
}
