import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { startControlPage } from './control-page.ts';
import type { Pty } from './pty.ts';
import { openPty } from './pty.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

const USAGE = `usage: virtual-printer [options]
  --listen   TCP port of the printer, on 127.0.0.1 (9100; 0: a free one)
  --page     port of the page that shows the slips, on 127.0.0.1 (9180; 0: a free one)
  --pty      also a serial port at this path (needs socat)
  --baud     take bytes off the wire at this speed, as a serial printer does
  --paper    80mm (with a cutter), 58mm (without), or kiosk (80 mm, with a cutter and a presenter)
  --line-ms  time one printed line takes (25)`;
const EXIT_USAGE = 64;
const WIDTH_DOTS = { '80mm': 576, '58mm': 384, kiosk: 576 } as const;
const CUT_MS = 200;

interface Arguments {
  readonly listen: number;
  readonly page: number;
  readonly pty: string | null;
  readonly baud: number | null;
  readonly paper: keyof typeof WIDTH_DOTS;
  readonly lineMs: number;
}

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${USAGE}\n`);
  process.exit(EXIT_USAGE);
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  return /^\d{1,7}$/.test(text) && value <= max ? value : refuse(`--${name}: allowed are whole numbers from 0 to ${String(max)}`);
}

function readArguments(): Arguments {
  const text = { type: 'string' } as const;
  const options = { listen: text, page: text, pty: text, baud: text, paper: text, 'line-ms': text };
  try {
    const { values } = parseArgs({ options });
    const paper = values.paper ?? '80mm';
    if (paper !== '80mm' && paper !== '58mm' && paper !== 'kiosk') return refuse('--paper: allowed are 80mm, 58mm and kiosk');
    return {
      listen: wholeNumber('listen', values.listen ?? '9100', 65_535),
      page: wholeNumber('page', values.page ?? '9180', 65_535),
      pty: values.pty ?? null,
      baud: values.baud === undefined ? null : Math.max(1, wholeNumber('baud', values.baud, 1_000_000)),
      paper,
      lineMs: wholeNumber('line-ms', values['line-ms'] ?? '25', 10_000),
    };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : USAGE);
  }
}

async function main(): Promise<void> {
  const given = readArguments();
  const printer = await startVirtualPrinter({
    port: given.listen,
    baud: given.baud,
    mechanism: {
      widthDots: WIDTH_DOTS[given.paper],
      lineMs: given.lineMs,
      cutMs: CUT_MS,
      hasCutter: given.paper !== '58mm',
      hasPresenter: given.paper === 'kiosk',
    },
    clock: systemClock,
    timeOfDay: Date.now,
  });
  const pty: Pty | null =
    given.pty === null
      ? null
      : openPty(given.pty, printer.state().port, systemClock, (reason) => {
          process.stderr.write(`no serial port: socat cannot be run (${reason}); apt-get install socat\n`);
        });
  const page = await startControlPage({
    printer,
    port: given.page,
    onFaults: (faults) => {
      pty?.setPlugged(!faults.unplugged);
    },
  });
  const addresses = {
    printer: `tcp://127.0.0.1:${String(printer.state().port)}`,
    page: `http://127.0.0.1:${String(page.port)}/`,
    pty: given.pty,
  };
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      pty?.stop();
      void Promise.all([page.stop(), printer.stop()]).then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  // Most likely the port is in use; the reason is for a person.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
