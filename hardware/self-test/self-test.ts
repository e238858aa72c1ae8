import type { Clock } from '../clock.ts';
import { PRINTER_PROFILES } from '../codec/printer-profile.ts';
import { BAUD_RATES } from '../config/port.ts';
import type { PrinterConfig } from '../config/printer.ts';
import type { Finding } from '../doctor/finding.ts';
import { bad, ok, warn } from '../doctor/finding.ts';
import { parsePrinterAddress, transportTo } from '../link/printer-address.ts';
import type { Capabilities } from './capabilities.ts';
import { answersAsPrinter, findCapabilities, fittingProfile } from './capabilities.ts';
import { Conversation } from './conversation.ts';

/** Speeds that printers usually have when they leave the factory, tried first. */
const LIKELY_BAUD_RATES: readonly number[] = [9_600, 19_200, 115_200, 38_400];

/**
 * Prints one slip and says what the printer can do, which profile fits, and what to look at on the paper. Never
 * throws because of a port.
 */
export async function selfTest(config: PrinterConfig, clock: Clock): Promise<readonly Finding[]> {
  const about = `printer ${config.id}`;
  const profile = PRINTER_PROFILES[config.profile];
  const address = parsePrinterAddress(config.path);
  if (address === null) throw new Error(`${about}: the configuration let the path ${config.path} through`);
  const at = (baud: number): Conversation =>
    new Conversation(transportTo(address, { baud, flow: config.flow ?? profile.flow }, clock), profile.status, clock);
  const conversation = at(config.baud);
  const opened = await conversation.open();
  if (!opened.ok) {
    const advice =
      opened.failure === 'busy' ? 'Stop the agent, or whatever else holds the port, then test again.' : 'hardware doctor says more.';
    return [bad(about, `${config.path} does not open: ${opened.failure} (${opened.detail})`, advice)];
  }
  try {
    if (await answersAsPrinter(conversation)) {
      return findingsOf(about, config, await findCapabilities(conversation, profile, address.kind === 'serial' ? config.baud : null));
    }
  } finally {
    await conversation.close();
  }
  const other = address.kind === 'serial' ? await answeringBaud(at, config.baud) : null;
  if (other !== null) {
    return [
      bad(about, `answers at ${String(other)} baud, not at ${String(config.baud)}`, `Set "baud" to ${String(other)} in the configuration.`),
    ];
  }
  return conversation.noiseBytes > 0
    ? [bad(about, 'something answers, but not as a printer does', 'Check what is plugged into that port.')]
    : [bad(about, 'nobody answers at any speed', 'Check power, cable, and whether the port is the printer’s.')];
}

async function answeringBaud(at: (baud: number) => Conversation, tried: number): Promise<number | null> {
  for (const baud of [...LIKELY_BAUD_RATES, ...BAUD_RATES.filter((rate) => !LIKELY_BAUD_RATES.includes(rate))]) {
    if (baud === tried) continue;
    const conversation = at(baud);
    const opened = await conversation.open();
    const answers = opened.ok && (await answersAsPrinter(conversation));
    await conversation.close();
    if (answers) return baud;
  }
  return null;
}

function findingsOf(about: string, config: PrinterConfig, found: Capabilities): readonly Finding[] {
  const yes = (has: boolean | null): string => (has === null ? 'not told' : has ? 'yes' : 'no');
  const fitting = fittingProfile(found, PRINTER_PROFILES[config.profile]);
  const answers = [
    `real-time status ${yes(found.realTimeStatus)}`,
    `full status ${yes(found.fullStatus)}`,
    `automatic status ${yes(found.automaticStatus)}`,
    `GS r ${yes(found.inOrderStatus)}`,
    `process id ${yes(found.processId)}`,
    `Chinese font ${yes(found.twoByteCharacters)}`,
    `cutter ${yes(found.cutter)}`,
  ];
  return [
    ok(about, found.identity === '' ? 'answers; does not tell its name' : found.identity),
    ok(about, answers.join(', ')),
    ...(found.twoByteCharacters === false
      ? [
          warn(
            about,
            'it says that it has no Chinese font',
            'Look at lines 1 and 2 of the slip; if they are rubbish, set "profile" to "latin-80mm".',
          ),
        ]
      : []),
    fitting === config.profile
      ? ok(about, `the profile ${fitting} fits its answers`)
      : warn(
          about,
          `its answers fit the profile ${fitting}, not ${config.profile}`,
          `Set "profile" to "${fitting}" if the slip looks right with it.`,
        ),
    ok(about, 'look at the slip: 1 and 2 readable Chinese, 3 one full row, 4 centred, 5 or 6 a QR code a phone reads, 7 cut off'),
  ];
}
