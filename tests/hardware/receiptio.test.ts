/* A host that nobody here wrote drives the virtual printer over a PTY: so it speaks no private dialect. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Faults } from '../../hardware/virtual-printer/faults.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

/** receiptio insists on SerialPort.list(), which needs udevadm; it is told of the one port instead. */
const HOST = `
const [receiptio, serialport, path] = process.argv.slice(2);
require(serialport).SerialPort.list = async () => [{ path }];
require(receiptio)
  .print('^^^A012\\n\\n中国邮储银行\\n\\n{code:https://q.example.cn/t/A012; option:qrcode,6,m}', '-d ' + path + ':19200,n,8,1,x -l zh-hans -t 6')
  .then((result) => { process.stdout.write(result); process.exit(0); });
`;

test.each<readonly [string, Partial<Faults>]>([
  ['success', {}],
  ['coveropen', { coverOpen: true }],
  ['paperempty', { paper: 'out' }],
])(
  'receiptio reports %s',
  async (result, faults) => {
    const printer = await stage.printer({ baud: null, lineMs: 1, hasCutter: true });
    await printer.setFaults(faults);
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, printer.state().port);
    const script = join(stage.folder, 'host.cjs');
    writeFileSync(script, HOST);
    const { resolve } = createRequire(import.meta.url);
    const said = await new Promise((done, fail) => {
      execFile(process.execPath, [script, resolve('receiptio'), resolve('serialport'), path], (error, stdout) => {
        if (error === null) done(stdout);
        else fail(new Error('receiptio failed', { cause: error }));
      });
    });
    expect(said).toBe(result);
    // ESC ACK SOH is its question to a Star printer, which an ESC/POS printer does not know; nothing else is strange.
    expect(printer.state().unknownCommands.filter((hex) => hex !== '1b 06' && hex !== '01')).toEqual([]);
    const printed = printer
      .slips()
      .flatMap((slip) => slip.drawing.lines.map((line) => line.text.trim()))
      .filter((text) => text !== '');
    expect(printed).toEqual(result === 'success' ? ['A012', '中国邮储银行'] : []);
  },
  30_000,
);
