import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeSlip } from '../../hardware/codec/encode-slip.ts';
import { PRINTER_PROFILES } from '../../hardware/codec/printer-profile.ts';
import { drawSlip } from '../../hardware/virtual-printer/draw-slip.ts';
import type { DeviceView } from '../../server/contract/device.ts';
import { scanned } from '../hardware/scanned.ts';
import { AGENT, until } from '../protocol/branch-at-work.ts';
import { phonesAtWork, type PhonesAtWork, PUBLIC_BRANCH } from './phones-at-work.ts';

const PROFILE = { ...PRINTER_PROFILES['epson-80mm'], qr: 'raster' as const };
/** As long as an address may be, beside a token of the real server: the code must still be read from a 58 mm slip. */
const ADDRESSES = ['https://queue.test.example', 'https://queue.bank.example/branches/shanghai/pudong/zhangjiang'];

let work: PhonesAtWork;
beforeAll(async () => {
  work = await phonesAtWork({}, PUBLIC_BRANCH);
});
afterAll(() => work.stop());

it.each(ADDRESSES)('the code on a slip printed for %s leads a phone to this ticket’s page', async (publicBaseUrl) => {
  await work.stop();
  work = await phonesAtWork({}, { ...PUBLIC_BRANCH, publicBaseUrl });
  const agent = await work.branch.join(AGENT);
  await agent.ask({ type: 'report-printer', printerId: 'p1', condition: 'ready' });
  const own = await work.take({});
  const jobs = () => (agent.views.at(-1)?.view as DeviceView | undefined)?.printers.flatMap((printer) => printer.jobs) ?? [];
  await until('the slip to be ordered', () => jobs().length > 0);
  const [job] = jobs();
  if (job === undefined) throw new Error('no slip');
  for (const profile of [PROFILE, { ...PRINTER_PROFILES['generic-58mm'], qr: 'raster' as const }]) {
    const { drawing } = drawSlip(encodeSlip(job.slip, profile, 1).bytes, profile.widthDots);
    const read = drawing.elements.filter((element) => element.kind === 'picture').map((element) => scanned(element.rows));
    expect(read).toEqual([publicBaseUrl + own.path]);
    const page = await work.send('GET', new URL(read[0] ?? '').pathname, {});
    expect(page.status).toBe(200);
    expect(page.body).toContain(`<b id="number">${own.number}</b>`);
  }
});
