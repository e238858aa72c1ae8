import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const COMPILERS = ['python3', 'make', 'g++'];
/** npm says what went wrong in its last lines. */
const NPM_LINES = 20;

/**
 * Installs what the lock file asks for, unless it is all here; at once when it is. Node's own modules only. False: it
 * could not be done, and standard error says why and what to do.
 */
export function ensureDependencies() {
  if (isInstalled() && nativeModuleLoads()) return true;
  process.stdout.write('正在安装依赖（首次需数分钟）… Installing packages, the first time takes minutes …\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.status === 0 && nativeModuleLoads()) return true;
  const missing = COMPILERS.filter((name) => !onPath(name));
  const why =
    missing.length > 0
      ? `better-sqlite3 must be compiled here and there is no compiler; as root: apt-get install -y ${COMPILERS.join(' ')}`
      : `npm ci failed:\n${lastLines(`${npm.stdout ?? ''}${npm.stderr ?? ''}${npm.error?.message ?? ''}`)}`;
  process.stderr.write(`${why}\n`);
  return false;
}

function lastLines(text) {
  return text.split('\n').slice(-NPM_LINES).join('\n');
}

/** What npm wrote down as installed is what the lock file asks for; other platforms' optional packages aside. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional === true || present[path]?.version === version,
  );
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** In a process of its own: a module built for another Node can crash the one that loads it. */
function nativeModuleLoads() {
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', probe], { cwd: root, stdio: 'ignore' }).status === 0;
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, name)));
}
