// `npm test`: installs what is missing, builds, checks types, style and rules, and runs every test.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../server/install.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the tests use beside Node: a browser with Chinese fonts, a disk that fails, a clock that is set, a serial line, a judge of units, a reader for what is printed. */
const DEBIAN = [
  /* One version of both. The second runs the same pages at a third of the processor's time; without it the first does. */
  { name: 'chromium chromium-headless-shell', proof: () => existsSync('/usr/bin/chromium-headless-shell') && hasChromium() },
  { name: 'fiu-utils', proof: () => onPath('fiu-run') },
  { name: 'fonts-noto-cjk', proof: () => existsSync('/usr/share/fonts/opentype/noto') },
  { name: 'libfaketime', proof: hasLibfaketime },
  { name: 'python3', proof: () => onPath('python3') },
  { name: 'socat', proof: () => onPath('socat') },
  { name: 'systemd', proof: () => onPath('systemd-analyze') && onPath('systemd-notify') },
  { name: 'zbar-tools', proof: () => onPath('zbarimg') },
];

function hasChromium() {
  return existsSync('/usr/bin/chromium');
}

function hasLibfaketime() {
  return readdirSync('/usr/lib').some((folder) => existsSync(join('/usr/lib', folder, 'faketime/libfaketimeMT.so.1')));
}

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

function run(title, command, args) {
  const started = Date.now();
  process.stdout.write(`\n— ${title}\n`);
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CI: 'true' },
  });
  if (error !== undefined) console.error(String(error));
  process.stdout.write(`  ${title}: ${status === 0 ? 'good' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s\n`);
  return status === 0;
}

/** Several at once, each in one thread; what they say is told one after the other. */
async function runTogether(checks) {
  const started = Date.now();
  const ended = await Promise.all(
    checks.map(async ([title, ...args]) => {
      const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CI: 'true' } });
      const said = [];
      child.stdout.on('data', (chunk) => said.push(chunk));
      child.stderr.on('data', (chunk) => said.push(chunk));
      const [status] = await once(child, 'close');
      return { title, status, said: Buffer.concat(said), seconds: Math.round((Date.now() - started) / 1000) };
    }),
  );
  for (const { title, status, said, seconds } of ended) {
    process.stdout.write(`\n— ${title}\n`);
    process.stdout.write(said);
    process.stdout.write(`  ${title}: ${status === 0 ? 'good' : 'FAILED'} after ${seconds} s\n`);
  }
  return ended.every(({ status }) => status === 0);
}

function ensureDebian() {
  const missing = DEBIAN.filter(({ proof }) => !proof()).map(({ name }) => name);
  if (missing.length === 0) return true;
  return installDebian(missing) || DEBIAN.every(({ name, proof }) => proof() || (name.startsWith('chromium ') && hasChromium()));
}

function installDebian(missing) {
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.error(`The tests need: ${missing.join(' ')}. On Debian: sudo ${line}`);
    return false;
  }
  return run('list Debian packages', 'apt-get', ['update', '-qq']) && run(line, 'apt-get', line.split(' ').slice(1));
}

/** Vitest's own count, as one plain line at the end. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'branch-queue-tests-'));
  const file = join(folder, 'result.json');
  const good = run('tests', process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ]);
  if (existsSync(file)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
  }
  rmSync(folder, { recursive: true, force: true });
  return good;
}

const node = process.execPath;
const good =
  ensureDependencies() &&
  ensureDebian() &&
  run('build', node, ['server/build.mjs']) &&
  (await runTogether([
    ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
    ['lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'],
    ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ])) &&
  runTests();
process.exit(good ? 0 : 1);
