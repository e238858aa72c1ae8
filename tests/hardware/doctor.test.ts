import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storeToken } from '../../hardware/agent-token.ts';
import { systemClock } from '../../hardware/clock.ts';
import { EXIT_BAD, EXIT_WELL, examine, findingsOf } from '../../hardware/doctor/doctor.ts';
import type { Finding } from '../../hardware/doctor/finding.ts';
import { CLOCK_DIFFERENCE_MAX_MS, CLOCK_JUMP_MS } from '../../hardware/doctor/server.ts';
import { AGENT, type BranchAtWork, branchAtWork, MONDAY_TEN } from '../protocol/branch-at-work.ts';
import { Stage } from './stage.ts';
import { programOf } from '../program-of.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

/** A machine whose processes and fonts the test says. */
function machine(processes: Readonly<Record<string, string>>): Parameters<typeof examine>[1] {
  const proc = join(stage.folder, 'proc');
  for (const [pid, name] of Object.entries(processes)) {
    mkdirSync(join(proc, pid, 'fd'), { recursive: true });
    writeFileSync(join(proc, pid, 'comm'), `${name}\n`);
  }
  return { clock: systemClock, now: () => MONDAY_TEN, proc, fontCommand: 'echo' };
}

async function branch(): Promise<BranchAtWork> {
  const made = await branchAtWork({});
  stage.onClose(() => made.stop());
  return made;
}

function configure(server: string, path: string, id: string): string {
  const file = join(stage.folder, 'agent.json');
  const printers = [{ id, path, baud: 9_600, profile: 'epson-80mm' }];
  writeFileSync(file, JSON.stringify({ server, stateDir: join(stage.folder, 'state'), devices: { printers } }));
  return file;
}

const about = (findings: readonly Finding[], name: string): Finding | undefined => findings.find((finding) => finding.about === name);

async function portFinding(path: string, processes: Readonly<Record<string, string>>): Promise<Finding | undefined> {
  return about(await findingsOf(configure('http://127.0.0.1:9', path, 'p1'), machine(processes)), 'printer p1');
}

describe('the doctor', () => {
  test('finds nothing in the way when all is well, and tells no secret', async () => {
    const server = await branch();
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const path = join(stage.folder, 'printer0');
    await stage.pty(path, printer.state().port);
    const token = server.tokenOf(AGENT);
    storeToken(join(stage.folder, 'state'), token);
    const lines: string[] = [];
    const code = await examine(configure(server.url, path, 'p1'), machine({ '77': 'sshd' }), (line) => lines.push(line));
    const said = lines.join('\n');
    expect([code, said]).toEqual([EXIT_WELL, expect.stringContaining('Nothing stands in the way')]);
    for (const words of [`printer p1: answers on ${path}`, 'is ready', 'accepted, as agent-1', 'name the same', '0.0 s from'])
      expect(said).toContain(words);
    expect(said).not.toContain(token);
    expect(printer.slips()).toHaveLength(0);
  });

  test('without a server, a token or a printer: each named, each with what to do, exit code 1', async () => {
    const lines: string[] = [];
    const file = configure('http://127.0.0.1:9', '/dev/branch-printer-none', 'p1');
    expect(await examine(file, machine({}), (line) => lines.push(line))).toBe(EXIT_BAD);
    const said = lines.join('\n');
    expect(said).toMatch(/MEND +printer p1: there is no \/dev\/branch-printer-none\n +Plug it in/);
    expect(said).toMatch(/MEND +server: http:\/\/127\.0\.0\.1:9 does not answer: .*\n +Is it running/);
    expect(said).toContain('2 to mend');
  });

  test('on a broken configuration names file, line and key', async () => {
    const file = join(stage.folder, 'agent.json');
    writeFileSync(file, '{\n  "server": 1\n}');
    const findings = await findingsOf(file, machine({}));
    expect(new Set(findings.map((finding) => `${finding.level} ${finding.about}`))).toEqual(new Set(['bad configuration']));
    expect(findings.map(({ says }) => says).join('\n')).toContain(`${file}:2: server: `);
  });
});

describe('a port', () => {
  async function line(): Promise<{
    readonly path: string;
    readonly printer: Awaited<ReturnType<Stage['printer']>>;
    readonly target: string;
  }> {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const path = join(stage.folder, 'printer0');
    await stage.pty(path, printer.state().port);
    return { path, printer, target: readlinkSync(path) };
  }

  test('with a silent printer on it', async () => {
    const { path, printer } = await line();
    await printer.setFaults({ silent: true });
    expect(await portFinding(path, {})).toMatchObject({ level: 'bad', says: expect.stringContaining('nothing answers') as string });
  });

  test('with a device that talks rubbish: the baud rate is named', async () => {
    const talker = createServer((socket) => void socket.on('data', () => socket.write(Uint8Array.of(0xff, 0x12, 0x81, 0x00))));
    await new Promise<void>((resolve) => talker.listen(0, '127.0.0.1', resolve));
    stage.onClose(() => void talker.close());
    const finding = await portFinding(`tcp://127.0.0.1:${String((talker.address() as AddressInfo).port)}`, {});
    expect(finding).toMatchObject({ level: 'bad', advice: expect.stringMatching(/baud rate/) as string });
  });

  test('held by another program: named, not disturbed; by ModemManager: to be purged', async () => {
    const { path, target } = await line();
    const held = machine({ '4711': 'minicom' });
    symlinkSync(target, join(held.proc, '4711', 'fd', '5'));
    expect(await portFinding(path, { '4711': 'minicom' })).toMatchObject({
      level: 'warn',
      says: expect.stringContaining('minicom (4711)') as string,
    });
    const modem = await portFinding(path, { '4711': 'ModemManager' });
    expect(modem).toMatchObject({ level: 'bad', advice: expect.stringContaining('purge') as string });
  });

  test('with boards that only listen: it opens, and nothing is sent to them', async () => {
    const { path, printer } = await line();
    const file = join(stage.folder, 'agent.json');
    const displays = [{ id: 'd1', counterId: 'c1', driver: 'cd5220', brightness: 4, text: 'english' }];
    const buses = [{ id: 'b1', path, baud: 9_600, gapMs: 0, displays }];
    writeFileSync(file, JSON.stringify({ server: 'http://127.0.0.1:9', stateDir: join(stage.folder, 'state'), devices: { buses } }));
    const findings = await findingsOf(file, machine({}));
    expect(findings.map(({ says }) => says).join('\n')).toContain(`${path} opens`);
    expect(about(findings, 'bus b1')?.level).toBe('ok');
    expect(printer.state().bufferedBytes).toBe(0);
  });

  test('driven by the running agent: said so, and left alone', async () => {
    const memory = join(stage.folder, 'state', 'p1.jobs');
    mkdirSync(join(stage.folder, 'state'));
    writeFileSync(memory, '');
    const here = machine({ '4712': 'node' });
    symlinkSync(memory, join(here.proc, '4712', 'fd', '20'));
    expect(await portFinding('tcp://127.0.0.1:9', {})).toMatchObject({
      level: 'ok',
      says: expect.stringContaining('running agent (4712)') as string,
    });
  });

  test('that is a file, or a network printer that is off', async () => {
    const file = join(stage.folder, 'file');
    writeFileSync(file, '');
    expect(await portFinding(file, {})).toMatchObject({ level: 'bad', says: expect.stringContaining('no serial port') as string });
    const off = await portFinding('tcp://127.0.0.1:9', {});
    expect(off).toMatchObject({ level: 'bad', says: expect.stringContaining('refused') as string });
  });

  test('that this user may not use: the group to join is named', async () => {
    const { target } = await line();
    // To root nothing is forbidden, so the doctor is run by nobody; anybody else may not use the console.
    const asRoot = process.getuid?.() === 0;
    const dialout = Number(/^dialout:[^:]*:(\d+)/m.exec(readFileSync('/etc/group', 'utf8'))?.[1]);
    if (asRoot) chownSync(target, 0, dialout);
    const file = configure('http://127.0.0.1:9', asRoot ? target : '/dev/console', 'p1');
    chmodSync(stage.folder, 0o755);
    const rights = asRoot ? { uid: 65_534, gid: 65_534 } : {};
    const child = spawn(process.execPath, [...programOf('agent'), 'doctor', '--config', file], {
      ...rights,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, said]).toEqual([
      EXIT_BAD,
      expect.stringMatching(
        asRoot
          ? /belongs to the group dialout, and this user is not in it\n.*usermod -aG dialout/
          : /belongs to the group \w+, and this user/,
      ),
    ]);
  });
});

describe('the server, seen by the doctor', () => {
  async function seen(token: string | null, id: string, now: number): Promise<Finding[]> {
    const server = await branch();
    if (token !== null) storeToken(join(stage.folder, 'state'), token === '' ? server.tokenOf(AGENT) : token);
    return findingsOf(configure(server.url, 'tcp://127.0.0.1:9', id), { ...machine({}), now: () => now });
  }

  test('knows no such token, or there is none', async () => {
    expect(about(await seen('made-up', 'p1', MONDAY_TEN), 'token')).toMatchObject({
      level: 'bad',
      says: expect.stringContaining('does not know') as string,
    });
    await stage.close();
    stage = new Stage();
    expect(about(await seen(null, 'p1', MONDAY_TEN), 'token')).toMatchObject({
      level: 'bad',
      advice: expect.stringContaining('npm run pair') as string,
    });
  });

  test('expects other printers than the configuration names', async () => {
    const devices = (await seen('', 'p7', MONDAY_TEN)).filter((finding) => finding.about === 'devices').map(({ says }) => says);
    expect(devices).toEqual(['the server expects printer:p1', 'the server does not know printer:p7']);
  });

  test.each([
    [CLOCK_DIFFERENCE_MAX_MS, 'ok'],
    [-CLOCK_DIFFERENCE_MAX_MS - 1, 'warn'],
    [CLOCK_JUMP_MS, 'warn'],
    [CLOCK_JUMP_MS + 1, 'bad'],
    [-CLOCK_JUMP_MS - 1, 'bad'],
  ])('has a clock %d ms away: %s', async (differenceMs, level) => {
    expect(about(await seen('', 'p1', MONDAY_TEN + differenceMs), 'clock')?.level).toBe(level);
  });

  test('answers under other names only', async () => {
    const server = await branch();
    const port = new URL(server.url).port;
    const findings = await findingsOf(configure(`http://127.0.0.2:${port}`, 'tcp://127.0.0.1:9', 'p1'), machine({}));
    expect(about(findings, 'server')?.level).toBe('bad');
  });
});

describe('the machine, seen by the doctor', () => {
  test('ModemManager runs; no Chinese font; no state folder yet', async () => {
    const findings = await findingsOf(configure('http://127.0.0.1:9', 'tcp://127.0.0.1:9', 'p1'), {
      ...machine({ '9': 'ModemManager' }),
      fontCommand: 'true',
    });
    expect(about(findings, 'ModemManager')?.level).toBe('bad');
    expect(about(findings, 'Chinese fonts')).toMatchObject({ level: 'warn', advice: expect.stringContaining('fonts-noto-cjk') as string });
    expect(about(findings, 'state folder')?.level).toBe('warn');
  });
});
