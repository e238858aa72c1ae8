import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slipSvg } from '../../hardware/virtual-printer/slip-svg.ts';
import type { VirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import { numberSlip, text } from './slips.ts';
import { endProcess, PRINTER_ID, Stage, until } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

async function branch(options: { readonly baud: number | null; readonly profile: string }) {
  const printer = await stage.printer({ baud: options.baud, lineMs: 2, hasCutter: options.profile !== 'generic-58mm' });
  const path = join(stage.folder, 'printer0');
  const socat = await stage.pty(path, printer.state().port);
  const server = await stage.server();
  const config = [{ id: PRINTER_ID, path, baud: 9_600, profile: options.profile }];
  const agent = stage.agent(server, config);
  await until('the printer is ready', () => server.conditions.at(-1) === 'ready', 20_000);
  return { printer, path, socat, server, agent, restart: () => stage.agent(server, config) };
}

function numbers(printer: VirtualPrinter): string[] {
  return printer
    .slips()
    .map((slip) => slip.drawing.lines.find((line) => line.scale === 6)?.text ?? '?')
    .reverse();
}

describe('from the server to the paper', () => {
  test('a slip comes out of the serial printer as it was composed, is proved printed, and its QR code reads', async () => {
    const { printer, server } = await branch({ baud: null, profile: 'epson-80mm' });
    server.print('job-1', numberSlip('A012'));
    await until('the outcome', () => server.outcomes.get('job-1') === 'printed');

    const [slip] = printer.slips();
    expect(slip?.cut).toBe(true);
    expect(slip?.drawing.lines).toEqual([
      { text: '中国邮储银行', scale: 2, bold: false, align: 'center' },
      { text: '个人业务 Personal Banking', scale: 1, bold: false, align: 'center' },
      { text: 'A012', scale: 6, bold: true, align: 'center' },
      { text: '您前面还有 5 人等候', scale: 1, bold: false, align: 'center' },
      { text: '2026-11-23 10:15:32', scale: 1, bold: false, align: 'center' },
    ]);
    expect(slip?.drawing.qrTexts).toEqual(['https://q.example.cn/t/A012xyz']);
    expect(printer.state().unknownCount).toBe(0);
    if (slip === undefined) throw new Error('no slip');
    expect(await readQr(slipSvg(slip.drawing))).toBe('https://q.example.cn/t/A012xyz');
  });

  test('a job that the server shows again is not printed twice, also after the agent was restarted', async () => {
    const { printer, server, agent, socat, path, restart } = await branch({ baud: null, profile: 'epson-80mm' });
    server.forgetful = true;
    server.print('job-1', numberSlip('A012'));
    await until('the outcome', () => server.outcomes.get('job-1') === 'printed');
    server.show();
    server.cutConnections();
    await until('it came back', () => server.connections >= 2);
    await endProcess(agent, 'SIGKILL');
    server.outcomes.clear();
    await endProcess(socat, 'SIGKILL');
    await stage.pty(path, printer.state().port);
    restart();
    await until('the outcome is told again', () => server.outcomes.get('job-1') === 'printed', 20_000);
    server.print('job-2', numberSlip('A019'));
    await until('the next one', () => server.outcomes.get('job-2') === 'printed');
    expect(numbers(printer)).toEqual(['A012', 'A019']);
  });

  test('jobs print in order, an expired one is dropped, an unanswered report is sent again with its own id', async () => {
    const { printer, server } = await branch({ baud: null, profile: 'epson-80mm' });
    server.deaf = true;
    server.print('old', numberSlip('A001'), -1);
    for (const number of ['A005', 'A009', 'A014']) server.print(`job-${number}`, numberSlip(number));
    await until('all reported', () => ['old', 'job-A005', 'job-A009', 'job-A014'].every((jobId) => server.outcomes.has(jobId)), 20_000);
    expect(server.outcomes.get('old')).toBe('failed(expired)');
    expect(numbers(printer)).toEqual(['A005', 'A009', 'A014']);
    const ids = () =>
      server.reports.filter(({ command }) => command.type === 'report-print' && command.jobId === 'old').map(({ commandId }) => commandId);
    await until('sent again', () => ids().length >= 2);
    expect(new Set(ids()).size).toBe(1);
  });

  test('paper out: the condition is told, jobs fail before a byte is sent, and nothing piles up for the refill', async () => {
    const { printer, server } = await branch({ baud: null, profile: 'epson-80mm' });
    await printer.setFaults({ paper: 'out' });
    await until('paper out is told', () => server.conditions.at(-1) === 'paper-out', 3_000);
    server.print('job-1', numberSlip('A012'));
    await until('refused', () => server.outcomes.get('job-1') === 'failed(paper-out)');
    await printer.setFaults({ paper: 'enough' });
    await until('ready again', () => server.conditions.at(-1) === 'ready', 5_000);
    server.print('job-2', numberSlip('A019'));
    await until('printed', () => server.outcomes.get('job-2') === 'printed');
    expect(numbers(printer)).toEqual(['A019']);
  });

  test('paper out in mid-slip: unconfirmed at once; the rest prints at the refill; nothing is printed twice', async () => {
    const { printer, server } = await branch({ baud: null, profile: 'epson-80mm' });
    await printer.setFaults({ paperOutAfterLines: 2 });
    server.print('job-1', numberSlip('A012'));
    const tookMs = await until('unconfirmed', () => server.outcomes.has('job-1'));
    expect(server.outcomes.get('job-1')).toBe('unconfirmed');
    expect(server.conditions.at(-1)).toBe('paper-out');
    expect(tookMs).toBeLessThan(4_000);
    expect(printer.slips()).toHaveLength(0);
    await printer.setFaults({ paper: 'enough' });
    await until('the rest came out', () => printer.slips().length === 1);
    server.show();
    server.print('job-2', numberSlip('A019'));
    await until('printed', () => server.outcomes.get('job-2') === 'printed');
    expect(numbers(printer)).toEqual(['A012', 'A019']);
  });

  test.each(['gb18030-clone-80mm', 'generic-58mm'])('%s: every outcome is as much as the printer can prove', async (profile) => {
    const { printer, server } = await branch({ baud: null, profile });
    server.print('job-1', { blocks: [text('A012', 6)] });
    await until('the outcome', () => server.outcomes.has('job-1'), 15_000);
    expect(server.outcomes.get('job-1')).toBe(profile === 'generic-58mm' ? 'unconfirmed' : 'printed');
    printer.tearOff();
    expect(numbers(printer)).toEqual(['A012']);
    expect(printer.state().unknownCount).toBe(0);
  });

  test('a silent printer that does print: unconfirmed, silent, and never a second slip', async () => {
    const { printer, server } = await branch({ baud: null, profile: 'epson-80mm' });
    server.print('job-1', numberSlip('A012'));
    await until('the bytes arrive', () => printer.state().bufferedBytes > 0 || printer.slips().length > 0);
    await printer.setFaults({ silent: true });
    await until('an outcome', () => server.outcomes.has('job-1'), 15_000);
    expect(['printed', 'unconfirmed']).toContain(server.outcomes.get('job-1'));
    await until('silent', () => server.conditions.at(-1) === 'silent', 5_000);
    await printer.setFaults({ silent: false });
    await until('ready', () => server.conditions.at(-1) === 'ready', 5_000);
    expect(numbers(printer)).toEqual(['A012']);
  });

  test('at true 9600 baud; unplugged is shown within 3 s, replugged is ready within 5 s', async () => {
    const { printer, path, socat, server } = await branch({ baud: 9_600, profile: 'epson-80mm' });
    const from = performance.now();
    server.print('job-1', numberSlip('A012'));
    await until('slip out', () => printer.slips().length === 1);
    const slipMs = performance.now() - from;
    await until('proved', () => server.outcomes.get('job-1') === 'printed');
    await endProcess(socat, 'SIGKILL');
    const shownMs = await until('unplugged is shown', () => server.conditions.at(-1) === 'offline', 3_000);
    await stage.pty(path, printer.state().port);
    const readyMs = await until('replugged is ready', () => server.conditions.at(-1) === 'ready', 5_000);
    const figures = { slipBytes: printer.slips()[0]?.byteCount, ticketToSlipOutMs: slipMs, unplugShownMs: shownMs, replugReadyMs: readyMs };
    process.stdout.write(`hardware figures ${JSON.stringify(figures)}\n`);
    // 10 bits a byte cannot be faster, and the rest of the way may not take longer than the wire.
    const wireMs = ((printer.slips()[0]?.byteCount ?? 0) * 10_000) / 9_600;
    expect(slipMs).toBeGreaterThan(wireMs * 0.8);
    expect(slipMs).toBeLessThan(wireMs + 1_500);
  });

  test('power cut of the printer without a pulled cable is shown within 3 s as well', async () => {
    const { printer, server } = await branch({ baud: null, profile: 'epson-80mm' });
    await printer.setFaults({ silent: true });
    await until('shown', () => server.conditions.at(-1) === 'silent', 3_000);
  });
});

/** What a scanner reads from the slip as a browser draws it. */
async function readQr(svg: string): Promise<string> {
  const picture = join(stage.folder, 'slip.png');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 700, height: 1_200 } });
    await page.setContent(`<body style="margin:0">${svg}`);
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
  return execFileSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
