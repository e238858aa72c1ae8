import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { branchConfiguration } from '../../server/config/schema.ts';
import type { SlipField } from '../../server/kernel/configuration/slip-template.ts';
import { BranchProcesses } from '../hardware/fault-run/branch-processes.ts';
import { judge } from '../hardware/fault-run/judge.ts';
import { PRINTERS_MOST, runFaults } from '../hardware/fault-run/run.ts';
import { numberSlip } from '../hardware/slips.ts';
import { seededChance } from '../rehearsal/chance.ts';
import { RobotKiosk } from '../rehearsal/robot-kiosk.ts';
import { BENCH_BRANCH } from './configuration.ts';
import type { Measured } from './measured.ts';
import { median } from './samples.ts';
import type { BenchSize, Sizes } from './size.ts';

const EPSON = PRINTER_PROFILES['epson-80mm'];

interface Size {
  readonly encodes: number;
  readonly slips: number;
  readonly faultPrinters: number;
  readonly faultJobs: number;
  readonly killEvery: number;
}

const SIZES: Sizes<Size> = {
  full: { encodes: 2_000, slips: 9, faultPrinters: PRINTERS_MOST, faultJobs: 1_000, killEvery: 40 },
  smoke: { encodes: 20, slips: 1, faultPrinters: 2, faultJobs: 2, killEvery: 2 },
};
const WITHIN_MS = 20_000;
/** As short as a template may be that has all of the reference slip: the posted rule is always there, and a ticket's own address is longer. */
const REFERENCE: readonly SlipField[] = ['branch', 'number', 'service', 'ahead', 'rule', 'code', 'time'];
/** As a new branch prints it. */
const DEFAULT: readonly SlipField[] = ['branch', 'number', 'service', 'ahead', 'forms', 'rule', 'missed', 'code', 'time'];

/** The slip's size and speed, and a thousand of them under mishaps. */
export async function measurePrinting(benchSize: BenchSize): Promise<readonly Measured[]> {
  const size = SIZES[benchSize];
  const reference = await ticketToLastByteMs(REFERENCE, size);
  const whole = await ticketToLastByteMs(DEFAULT, size);
  const seed = process.env['FAULT_SEED'] ?? 'bench';
  const { ordered, paper, kills } = await runFaults({
    seed,
    printers: size.faultPrinters,
    jobs: size.faultJobs,
    lineMs: 5,
    killEvery: size.killEvery,
  });
  const verdict = judge(ordered, paper);
  for (const one of verdict.cases) console.error(`printing, seed ${seed}: ${one}`);
  const share = (result: string): string => String(ordered.filter((order) => order.result === result).length);
  const run = `${ordered.length} orders, ${kills} kills: ${share('printed')} printed, ${share('unconfirmed')} unconfirmed, ${share('failed')} failed`;
  const wire = (bytes: number): string => `${((bytes * 10_000) / 9_600).toFixed(0)} ms on the wire`;
  return [
    { key: 'slipBytes', what: 'the reference slip, QR of 30 characters', value: slipBytes(), floor: null, target: { most: 250 } },
    { key: 'encodeMs', what: 'encoding it', value: encodeMs(size), floor: null, target: { most: 0.2 } },
    {
      key: 'ticketToLastByteMs',
      what: 'tap to the proof that a reference slip is printed, at 9600 baud',
      value: reference.ms,
      floor: wire(reference.bytes),
      target: { most: 500 },
    },
    {
      key: 'defaultTicketToLastByteMs',
      what: 'the same, the slip as a new branch prints it',
      value: whole.ms,
      floor: wire(whole.bytes),
      target: { most: 1_000 },
    },
    { key: 'printFaultsDoubled', what: `slips too many; ${run}`, value: verdict.doubled, floor: null, target: { most: 0 } },
    {
      key: 'printFaultsLost',
      what: 'orders without an end, printed slips that are not there',
      value: verdict.lost,
      floor: null,
      target: { most: 0 },
    },
  ];
}

function slipBytes(): number {
  return encodeSlip(numberSlip('A012'), EPSON, 1).bytes.length;
}

function encodeMs({ encodes }: Size): number {
  const slip = numberSlip('A012');
  const times: number[] = [];
  for (let n = 0; n < encodes; n += 1) {
    const from = performance.now();
    encodeSlip(slip, EPSON, 1 + (n % 9_999));
    times.push(performance.now() - from);
  }
  return median(times);
}

/**
 * From the customer's tap to the printer's word that the slip is printed, which comes after the last byte: kiosk, server, agent and
 * serial line as they are in a branch, the printer reading at a true 9600 baud, its mechanism taking no time.
 */
async function ticketToLastByteMs(lines: readonly SlipField[], { slips }: Size): Promise<{ readonly ms: number; readonly bytes: number }> {
  const name = { 'zh-CN': '测速', en: 'Bench' };
  const configuration = branchConfiguration.parse({
    ...BENCH_BRANCH,
    publicBaseUrl: 'https://q.example.cn',
    kiosks: [{ id: 'k1', name, printerId: 'p1', pixelsPerMm: 4 }],
    printers: [{ id: 'p1', name, fallbackPrinterId: null }],
    slip: { ...BENCH_BRANCH.slip, lines: lines.map((field) => ({ kind: 'field', field })) },
  });
  const branch = await BranchProcesses.open(configuration, 0);
  try {
    const chance = seededChance('printing');
    const kiosk = await RobotKiosk.connect(branch.url, branch.tokenOf('kiosk:k1'), chance);
    await kiosk.robot.waitFor((view) => view.printer === 'ready', WITHIN_MS);
    const times: number[] = [];
    for (let n = 0; n <= slips; n += 1) {
      const from = performance.now();
      const { ticketId } = await kiosk.takeTicket(chance.uuid(), 'service-1', 'zh-CN');
      await kiosk.robot.waitFor(
        ({ tickets }) => tickets.some((one) => one.ticketId === ticketId && one.slip.state === 'printed'),
        WITHIN_MS,
      );
      times.push(performance.now() - from);
    }
    kiosk.robot.close();
    // The first warms everything up.
    return { ms: median(times.slice(1)), bytes: branch.printers[0]?.printer.slips()[0]?.byteCount ?? 0 };
  } finally {
    await branch.close();
  }
}
