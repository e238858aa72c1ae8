import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { parsePrinterAddress, transportTo } from '../link/printer-address.ts';
import type { LinkFailure, Transport } from '../link/transport.ts';
import { bad, type Finding, ok, warn } from './finding.ts';
import { type Holder, holdersOf } from './processes.ts';

/** DLE EOT 1: a real-time request, which a printer answers even when it cannot print. */
const DLE_EOT_1 = Uint8Array.of(0x10, 0x04, 0x01);
/** Bits that are fixed in every answer to DLE EOT (Epson: bits 0 and 7 off, 1 and 4 on). */
const FIXED_BITS = { mask: 0x93, value: 0x12 } as const;
/** XON and XOFF may come in between. */
const FLOW_CONTROL = [0x11, 0x13];
const ANSWER_WITHIN_MS = 1_500;

export interface PortToCheck {
  /** "printer hall-1". */
  readonly about: string;
  readonly path: string;
  readonly baud: number;
  readonly flow: 'xon-xoff' | 'rts-cts' | 'none';
  /** Whether its device speaks ESC/POS and so must answer; other devices never send. */
  readonly answers: boolean;
  /** A file that a running agent keeps open while it drives this device; null: there is none. */
  readonly memory: string | null;
}

/** Whether the port exists, may be used, is free, and has a device that answers. Never writes to a port in use. */
export async function checkPort(port: PortToCheck, clock: Clock, proc: string): Promise<Finding> {
  const address = parsePrinterAddress(port.path);
  if (address === null) throw new Error(`${port.about}: the configuration let the path ${port.path} through`);
  const [agent] = port.memory === null ? [] : holdersOf(port.memory, proc);
  if (agent !== undefined)
    return ok(port.about, `driven by the running agent (${String(agent.pid)}), so it was not asked; the lobby page shows its state`);
  const obstacle = address.kind === 'serial' && address.path.startsWith('/') ? serialObstacle(port, proc) : null;
  if (obstacle !== null) return obstacle;
  let heard: number[] = [];
  const listener = { onData: (bytes: Uint8Array) => (heard = [...heard, ...bytes]), onClose: () => undefined };
  const transport = transportTo(address, { baud: port.baud, flow: port.flow }, clock)(listener);
  const opened = await transport.open();
  if (!opened.ok) return notOpened(port, opened.failure, opened.detail);
  const finding = port.answers ? await question(port, transport, clock, () => heard) : ok(port.about, `${port.path} opens`);
  await transport.close();
  return finding;
}

async function question(port: PortToCheck, transport: Transport, clock: Clock, heard: () => readonly number[]): Promise<Finding> {
  const isAnswer = (byte: number): boolean => (byte & FIXED_BITS.mask) === FIXED_BITS.value;
  const answers = (): boolean =>
    heard().filter(isAnswer).length > heard().filter((byte) => !isAnswer(byte) && !FLOW_CONTROL.includes(byte)).length;
  await transport.write(DLE_EOT_1);
  const until = clock.now() + ANSWER_WITHIN_MS;
  while (!answers() && clock.now() < until) await new Promise<void>((resolve) => void clock.after(20, resolve));
  if (answers()) return ok(port.about, `answers on ${port.path}`);
  if (heard().length > 0) {
    return bad(
      port.about,
      `${port.path} answers rubbish`,
      `Compare the baud rate (${String(port.baud)} here) with the one on the printer's own test slip.`,
    );
  }
  return bad(
    port.about,
    `nothing answers on ${port.path}`,
    'Is the printer on, and its cable in? If so: is this its port, are cable (crossed) and baud rate right? Its own test slip names the rate.',
  );
}

function serialObstacle({ about, path }: PortToCheck, proc: string): Finding | null {
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch {
    return bad(
      about,
      `there is no ${path}`,
      'Plug it in; list what is there with: ls -l /dev/serial/by-path /dev/branch-*. A stable name needs the udev rule.',
    );
  }
  if (!stats.isCharacterDevice()) return bad(about, `${path} is no serial port`, 'Put the path of the port into the configuration.');
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch {
    const group = groupName(stats.gid);
    const join = `Let the agent's user into it: usermod -aG ${group} <user>, then start the agent again. The systemd unit does so by itself.`;
    const advice =
      group === 'root' ? 'Nobody should join that one: install the udev rule, which gives serial ports to the group dialout.' : join;
    return bad(about, `${path} belongs to the group ${group}, and this user is not in it`, advice);
  }
  const holders = holdersOf(path, proc);
  return holders.length === 0 ? null : held(about, path, holders);
}

function held(about: string, path: string, holders: readonly Holder[]): Finding {
  const names = holders.map(({ name, pid }) => `${name} (${String(pid)})`).join(', ');
  if (holders.some(({ name }) => name === 'ModemManager')) {
    return bad(
      about,
      `${path} is held by ${names}`,
      'It probes ports with modem commands, which print as rubbish: apt-get purge modemmanager.',
    );
  }
  return warn(
    about,
    `${path} is in use by ${names}, so the device was not asked`,
    'If that is the agent, all is well: the lobby page shows its state. If not, stop that program.',
  );
}

function notOpened({ about, path }: PortToCheck, failure: LinkFailure, detail: string): Finding {
  const advice: Readonly<Record<LinkFailure, string>> = {
    missing: 'Plug it in, and compare the path with what the system lists.',
    busy: 'Another program holds it, perhaps of another user: run this as root to see which. If it is the agent, all is well.',
    denied: 'Run the agent as a user that may use the port (group dialout on Linux).',
    refused: 'Nobody listens there: is the printer on, are address and port right?',
    timeout: 'Nothing came back: is the device on and in this network?',
    lost: 'It went away while it was opened: look at cable and power.',
    failed: 'Look at address and cable; the words in brackets are the system’s own.',
  };
  const says = `${path} cannot be opened: ${failure} (${detail})`;
  return failure === 'busy' ? warn(about, says, advice.busy) : bad(about, says, advice[failure]);
}

function groupName(gid: number): string {
  try {
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((entry) => entry.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? String(gid);
  } catch {
    return String(gid);
  }
}
