import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run demo`, in a fresh clone too: opens the branch as `npm start` does, unless it is open already, then sends in the
 * simulated customers and staff. Node's own modules only, because nothing may be installed yet.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = resolve(process.env.DATA_DIR || join(root, 'data'));
/** A first start installs and builds; where a native module is compiled that takes minutes. */
const OPEN_WITHIN_MS = 15 * 60_000;
const LOOK_EVERY_MS = 300;
const STOP_WITHIN_MS = 10_000;

const children = new Set();
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));

const branch = (await isOpen()) ? null : run(['server/start.mjs']);
branch?.once('exit', (code) => void stop(code ?? 1));
const deadline = performance.now() + OPEN_WITHIN_MS;
while (!stopping && !(await isOpen())) {
  if (performance.now() > deadline) {
    console.error('The branch did not open; see above. 网点未能启动，原因见上。');
    await stop(1);
  }
  await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
}
if (!stopping) {
  const robots = run(['--import', 'tsx', 'tests/rehearsal/demo/main.ts', ...process.argv.slice(2)]);
  robots.once('exit', (code) => void stop(code ?? 1));
}

function run(args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** The server writes where it listens; whether it still does, only asking tells. */
async function isOpen() {
  const file = join(dataDir, 'operator.json');
  if (!existsSync(file)) return false;
  try {
    const { url } = JSON.parse(readFileSync(file, 'utf8'));
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}

/** The robots first, so that they can put down what they have in hand; a branch that was open before stays open. */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  const late = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, STOP_WITHIN_MS);
  for (const child of [...children].reverse()) {
    const gone = new Promise((resolveGone) => child.once('exit', resolveGone));
    child.kill('SIGTERM');
    await gone;
  }
  clearTimeout(late);
  process.exit(code);
}
