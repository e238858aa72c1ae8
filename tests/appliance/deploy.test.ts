import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { FLUSH_WITHIN_MS, SETTLE_WITHIN_MS } from '../../hardware/agent.ts';
import { parseHardwareConfig } from '../../hardware/config.ts';
import { readEnvironment } from '../../server/environment.ts';

const FOLDER = 'hardware/deploy';
const CHROMIUM = '/usr/lib/chromium/chromium';
/** Ten times the exposure that `systemd-analyze security` shows; a plain unit has 96. A browser needs devices and namespaces. */
const EXPOSURE_MOST: Readonly<Record<string, number>> = {
  'branch-queue.service': 20,
  'branch-queue-agent.service': 20,
  'branch-queue-kiosk.service': 70,
};
const UNITS = Object.keys(EXPOSURE_MOST);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branch-deploy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
/** Values of a key in a unit, in order. */
const valuesOf = (name: string, key: string): string[] =>
  [...textOf(name).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map((match) => match[1] ?? '');

/** The unit as it would be installed here: with this machine's node and checkout, and without a compositor. */
function installed(name: string, change: (text: string) => string): string {
  const text = textOf(name)
    .replaceAll('/usr/bin/node', process.execPath)
    .replaceAll('/opt/branch-queue', process.cwd())
    .replaceAll('/usr/bin/cage', '/bin/true');
  const file = join(folder, name);
  writeFileSync(file, change(text));
  return file;
}

function needs(context: TestContext, program: string): void {
  const found = (process.env['PATH'] ?? '').split(':').some((directory) => existsSync(join(directory, program)));
  if (!found) context.skip(`${program} is not installed here (Debian package systemd)`);
}

const asItIs = (text: string): string => text;

describe.each(UNITS)('%s', (name) => {
  test('is understood by systemd, without a complaint', (context) => {
    needs(context, 'systemd-analyze');
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', installed(name, asItIs)], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  test('planted: a misspelt key, and a program that is not there, are complained of', (context) => {
    needs(context, 'systemd-analyze');
    const misspelt = installed(name, (text) => text.replace('Restart=always', 'Restat=always'));
    expect(spawnSync('systemd-analyze', ['verify', '--man=no', misspelt], { encoding: 'utf8' }).stderr).toMatch(/Unknown key .*'Restat'/);
    const missing = installed(name, (text) => text.replace(/^ExecStart=\S+/m, 'ExecStart=/nowhere/program'));
    expect(spawnSync('systemd-analyze', ['verify', '--man=no', missing], { encoding: 'utf8' }).status).not.toBe(0);
  });

  test('is as locked up as it can be; planted: without its locks it would not pass', (context) => {
    needs(context, 'systemd-analyze');
    const judge = (file: string): number | null =>
      spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', `--threshold=${String(EXPOSURE_MOST[name])}`, file]).status;
    expect(judge(installed(name, asItIs))).toBe(0);
    const opened = (text: string): string => text.replace(/^(Protect|Restrict|Private|System|NoNew|Capab|IPAddr|Device|LockP).*\n/gm, '');
    expect(judge(installed(name, opened))).not.toBe(0);
  });

  test('starts again for ever, as a user that exists, and its log is bounded', () => {
    expect(valuesOf(name, 'Restart')).toEqual(['always']);
    expect(valuesOf(name, 'StartLimitIntervalSec')).toEqual(['0']);
    const [user = ''] = valuesOf(name, 'User');
    expect(textOf('branch-queue.sysusers.conf')).toMatch(new RegExp(`^u ${user} `, 'm'));
    expect(Number(valuesOf(name, 'LogRateLimitBurst')[0])).toBeGreaterThan(0);
  });
});

describe.each(['branch-queue.service', 'branch-queue-agent.service'])('%s', (name) => {
  test('believes what its process says of itself, and restarts a hung one within 25 s', () => {
    expect([valuesOf(name, 'Type'), valuesOf(name, 'NotifyAccess')]).toEqual([['notify'], ['all']]);
    const START_S = 5;
    expect(Number(valuesOf(name, 'WatchdogSec')[0]) + Number(valuesOf(name, 'RestartSec')[0]) + START_S).toBeLessThanOrEqual(25);
    expect(Number(valuesOf(name, 'TimeoutStopSec')[0])).toBeGreaterThan((SETTLE_WITHIN_MS + FLUSH_WITHIN_MS) / 1_000);
  });

  test('planted: systemd complains of a watchdog it does not understand', (context) => {
    needs(context, 'systemd-analyze');
    const soon = installed(name, (text) => text.replace('WatchdogSec=15', 'WatchdogSec=soon'));
    expect(spawnSync('systemd-analyze', ['verify', '--man=no', soon], { encoding: 'utf8' }).stderr).toMatch(/Failed to parse .*soon/);
  });
});

describe('the server’s unit', () => {
  test('waits until the clock was set, where something waits for that', () => {
    expect(valuesOf('branch-queue.service', 'Wants')).toEqual(['time-sync.target']);
    expect(valuesOf('branch-queue.service', 'After')[0]?.split(' ')).toContain('time-sync.target');
    expect(textOf('INSTALL.md')).toMatch(/systemd-time-wait-sync[^]*chrony-wait/);
  });

  test('sets variables the server knows', () => {
    const [inUnit = ''] = valuesOf('branch-queue.service', 'Environment');
    const lines = [...inUnit.split(' '), ...textOf('server.env').split('\n')].filter((line) => /^[A-Z_]+=/.test(line));
    const env = Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
    expect(readEnvironment(env)).toMatchObject({ dataDir: '/var/lib/branch-queue', logLevel: 'info', host: '127.0.0.1', port: 8_420 });
    const server = readFileSync('server/environment.ts', 'utf8');
    for (const key of Object.keys(env)) expect(server).toContain(`${key}:`);
  });
});

describe('the agent’s unit', () => {
  test('lets it at serial ports and nothing else, and runs a command that exists', () => {
    const name = 'branch-queue-agent.service';
    expect(valuesOf(name, 'DevicePolicy')).toEqual(['closed']);
    expect(valuesOf(name, 'DeviceAllow').every((value) => /^char-tty(S|USB|ACM) rw$/.test(value))).toBe(true);
    expect(valuesOf(name, 'ExecStart')[0]).toBe('/usr/bin/node dist/hardware/main.js run --config /etc/branch-queue/agent.json');
    expect(valuesOf(name, 'ExecReload')[0]).toContain('-HUP');
  });

  test('has an example configuration that the agent takes, without a token in it', () => {
    const config = parseHardwareConfig(textOf('agent.json'), 'agent.json');
    expect(config).toMatchObject({
      token: null,
      stateDir: `/var/lib/${valuesOf('branch-queue-agent.service', 'StateDirectory')[0] ?? '?'}`,
    });
    for (const { path } of config.devices.printers) expect(path).toMatch(/^\/dev\/branch-printer-/);
  });
});

describe('the udev rule', () => {
  /** udev(7): a comma-separated list of key, operator, quoted value. */
  const PART = /^(SUBSYSTEM|KERNEL|ENV\{\w+\}|GROUP|MODE|SYMLINK|GOTO|LABEL)(==|!=|\+=|=)"[^"]*"$/;
  const faultsIn = (text: string): string[] =>
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .flatMap((line) => line.split(/,\s+/))
      .filter((part) => !PART.test(part));

  test('is well-formed, and every jump has its label', () => {
    const text = textOf('70-branch-queue.rules');
    expect(faultsIn(text)).toEqual([]);
    const labels = [...text.matchAll(/LABEL="(\w+)"/g)].map((match) => match[1]);
    for (const [, target] of text.matchAll(/GOTO="(\w+)"/g)) expect(labels).toContain(target);
    expect(faultsIn('SUBSYSTEM=="tty" MODE="0660"')).toHaveLength(1);
  });

  test('names ports by their socket, gives them to dialout, and keeps ModemManager off', () => {
    const text = textOf('70-branch-queue.rules');
    for (const words of ['SYMLINK+="branch-printer-$env{ID_PATH_TAG}"', 'GROUP="dialout", MODE="0660"', 'ENV{ID_MM_DEVICE_IGNORE}="1"'])
      expect(text).toContain(words);
  });
});

describe('Chromium on a screen', () => {
  const policies = JSON.parse(textOf('chromium-policy.json')) as Readonly<Record<string, unknown>>;
  const flags = [...textOf('branch-queue-kiosk.service').matchAll(/^ {2}--([a-z-]+)/gm)].map((match) => match[1] ?? '');

  /** Names that the installed browser does not contain. */
  function unknownTo(browser: string, names: readonly string[]): string[] {
    const list = join(folder, 'names');
    writeFileSync(list, `${names.join('\n')}\n`);
    const found = new Set(execFileSync('grep', ['-aoFf', list, browser], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n'));
    return names.filter((name) => !found.has(name));
  }

  test('knows every policy and every flag; planted: it does not know those that are only copied around the web', (context) => {
    if (!existsSync(CHROMIUM)) context.skip(`${CHROMIUM} is not installed here`);
    expect([flags.length, Object.keys(policies).length]).toEqual([13, 25]);
    expect(unknownTo(CHROMIUM, [...flags, ...Object.keys(policies)])).toEqual([]);
    const planted = ['disable-session-crashed-bubble', 'NoSuchPolicyEnabled'];
    expect(unknownTo(CHROMIUM, ['kiosk', ...planted])).toEqual(planted);
  });

  test('may go to the branch and nowhere else', () => {
    const [address] = policies['URLAllowlist'] as string[];
    expect(policies).toMatchObject({
      URLBlocklist: ['*'],
      URLAllowlist: [address],
      AutoplayAllowlist: [address],
      DeveloperToolsAvailability: 2,
    });
    const kiosk = textOf('kiosk.env');
    for (const key of ['SERVER_URL', 'KIOSK_URL']) expect(kiosk).toMatch(new RegExp(`^${key}=${address ?? '?'}`, 'm'));
  });
});

test('every file of the folder is spoken of in its page, and none holds a secret', () => {
  const files = readdirSync(FOLDER);
  const page = textOf('INSTALL.md');
  for (const file of files.filter((name) => name !== 'INSTALL.md')) expect(page, file).toContain(file);
  for (const file of files) expect(textOf(file)).not.toMatch(/"token":|password=\S/i);
});
