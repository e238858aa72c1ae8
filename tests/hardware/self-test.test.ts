import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../hardware/clock.ts';
import type { ProfileName } from '../../hardware/codec/printer-profile.ts';
import { PRINTER_PROFILES, PROFILE_NAMES } from '../../hardware/codec/printer-profile.ts';
import { selfTest } from '../../hardware/self-test/self-test.ts';
import { selfTestSlip } from '../../hardware/self-test/self-test-slip.ts';
import type { VirtualPrinter } from '../../hardware/virtual-printer/virtual-printer.ts';
import { judgeSlip } from './slip-decoder.ts';
import { Stage, until } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

async function told(printer: VirtualPrinter, profile: ProfileName): Promise<string> {
  const path = `tcp://127.0.0.1:${String(printer.state().port)}`;
  const findings = await selfTest({ id: 'hall-1', path, baud: 9_600, profile, flow: null }, systemClock);
  return findings.map(({ level, says, advice }) => `${level}: ${says}${advice === null ? '' : ` → ${advice}`}`).join('\n');
}

describe('the self-test', () => {
  it('prints Chinese, a full row, both QR codes and a cut, says what answered, and finds the profile to fit', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const says = await told(printer, 'epson-80mm');
    expect(says).toContain('ok: VIRTUAL VP-80 1.00 GB18030');
    expect(says).toContain(
      'real-time status yes, full status no, automatic status yes, GS r yes, process id yes, Chinese font yes, cutter yes',
    );
    expect(says).toContain('the profile epson-80mm fits');
    const [slip, ...others] = printer.slips();
    expect(others).toEqual([]);
    expect(slip?.cut).toBe(true);
    const lines = slip?.drawing.lines.map((line) => line.text) ?? [];
    expect(lines).toContain('1 常用字 Chinese: 银行叫号，请您留意。');
    expect(lines.filter((line) => /^1234567890/.test(line)).map((line) => line.length)).toEqual([48]);
    expect(slip?.drawing.qrTexts).toEqual(['SELF-TEST NATIVE']);
    expect(slip?.drawing.elements.filter((element) => element.kind === 'picture')).toHaveLength(2);
    expect(printer.state().unknownCount).toBe(0);
  });

  it.each(PROFILE_NAMES)('for %s is documented commands only, one full row, and what its charset has', (name) => {
    const profile = PRINTER_PROFILES[name];
    const judged = judgeSlip(selfTestSlip(profile));
    expect(judged.faults).toEqual([]);
    expect(judged.lines.every((line) => line.columns <= profile.columns)).toBe(true);
    expect(judged.lines.filter((line) => /^1234567890/.test(line.text)).map((line) => line.columns)).toEqual([profile.columns]);
    expect(judged).toMatchObject({ qrTexts: ['SELF-TEST NATIVE'], rasterCount: 1, tag: '9999' });
  });

  it('finds a missing Chinese font, and a kiosk printer’s full status; says which profile fits', async () => {
    const plain = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    await plain.setFaults({ withoutChinese: true });
    expect(await told(plain, 'epson-80mm')).toMatch(
      /warn: it says that it has no Chinese font → .*\n.*warn: its answers fit the profile latin-80mm/,
    );
    const kiosk = await stage.kioskPrinter();
    const says = await told(kiosk, 'custom-kiosk-80mm');
    expect(says).toContain('full status yes');
    expect(says).toContain('the profile custom-kiosk-80mm fits');
  });

  it('names a printer that is silent, and one that cannot be reached', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    await printer.setFaults({ silent: true });
    expect(await told(printer, 'epson-80mm')).toMatch(/^bad: nobody answers .* → Check power, cable/);
    await printer.setFaults({ unplugged: true });
    expect(await told(printer, 'epson-80mm')).toMatch(/^bad: tcp:.* does not open: refused/);
  });

  it('finds the speed a printer is really set to', async () => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, printer.state().port);
    // The speed the host has chosen can be read off the pseudo terminal; at any but its own the printer understands nothing.
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const { stdout } = await promisify(execFile)('stty', ['-F', path, 'speed']).catch(() => ({ stdout: '' }));
        await printer.setFaults({ wrongSpeed: stdout.trim() !== '19200' });
      }
    })();
    await until('the line is watched', () => printer.state().faults.wrongSpeed);
    const findings = await selfTest({ id: 'hall-1', path, baud: 9_600, profile: 'epson-80mm', flow: null }, systemClock);
    watching = false;
    await watch;
    expect(findings).toMatchObject([
      { level: 'bad', says: 'answers at 19200 baud, not at 9600', advice: expect.stringContaining('19200') as string },
    ]);
  });
});
