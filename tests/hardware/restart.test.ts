import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FLUSH_WITHIN_MS, SETTLE_WITHIN_MS } from '../../hardware/agent.ts';
import { startProgram } from '../../hardware/agent-program.ts';
import { systemClock } from '../../hardware/clock.ts';
import { numberSlip } from './slips.ts';
import { endProcess, PRINTER_ID, Stage, TOKEN, until } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

/** A printer on a true 9600 baud line that is there again for each agent, which is a process of its own or runs in this one. */
async function branch() {
  const printer = await stage.printer({ baud: 9_600, lineMs: 40, hasCutter: true });
  const path = join(stage.folder, 'printer0');
  await stage.lastingPty(path, printer.state().port);
  const server = await stage.server();
  const config = [{ id: PRINTER_ID, path, baud: 9_600, profile: 'epson-80mm' }];
  const startAgent = async () => {
    server.conditions.length = 0;
    const agent = stage.agent(server, config);
    await until('ready', () => server.conditions.at(-1) === 'ready', 20_000);
    return agent;
  };
  const startHere = async () => {
    server.conditions.length = 0;
    const file = join(stage.folder, 'here.json');
    writeFileSync(
      file,
      JSON.stringify({ server: server.url, token: TOKEN, stateDir: join(stage.folder, 'state'), devices: { printers: config } }),
    );
    const log = pino({ level: 'silent' });
    const program = startProgram({ path: file, clock: systemClock, random: Math.random, makeId: randomUUID, log });
    stage.onClose(() => program.stop());
    await until('ready', () => server.conditions.at(-1) === 'ready', 20_000);
    return program;
  };
  const memory = join(stage.folder, 'state', `${PRINTER_ID}.jobs`);
  const inHand = (jobId: string) => printer.state().bufferedBytes > 0 && readFileSync(memory, 'utf8').includes(jobId);
  return { printer, server, startAgent, startHere, inHand };
}

describe('an update by restart loses no job', () => {
  test('told to stop in the middle of a slip, the agent ends it and tells so, and those behind it are printed once by the next', async () => {
    const { printer, server, startAgent, inHand } = await branch();
    const agent = await startAgent();
    const numbers = ['A012', 'A019', 'A023'];
    for (const number of numbers) server.print(`job-${number}`, numberSlip(number));
    await until('the first is in the printer', () => inHand('job-A012'));
    await endProcess(agent, 'SIGTERM');
    expect(agent.exitCode).toBe(0);
    expect(printer.state().slipCount).toBe(1);
    expect([...server.outcomes]).toEqual([['job-A012', 'printed']]);
    await startAgent();
    await until('all ended', () => server.outcomes.size === numbers.length, 20_000);
    expect([...server.outcomes.values()]).toEqual(['printed', 'printed', 'printed']);
    expect(printer.state().slipCount).toBe(numbers.length);
  });

  test('a server that does not answer holds nobody up either, and is told by the next agent', async () => {
    const { printer, server, startHere, inHand } = await branch();
    const program = await startHere();
    server.print('job-1', numberSlip('A012'));
    await until('it is in the printer', () => inHand('job-1'));
    server.deaf = true;
    const stopped = program.stop();
    await until('it is told', () => server.outcomes.has('job-1'), 20_000);
    const from = performance.now();
    await stopped;
    const heldMs = performance.now() - from;
    expect(heldMs).toBeGreaterThan(FLUSH_WITHIN_MS / 2);
    expect(heldMs).toBeLessThan(FLUSH_WITHIN_MS + 2_000);
    server.deaf = false;
    server.outcomes.clear();
    await startHere();
    await until('the next tells it', () => server.outcomes.get('job-1') === 'printed', 20_000);
    expect(printer.state().slipCount).toBe(1);
  });

  test('a printer that never proves the slip holds nobody up: the next agent says honestly that it does not know', async () => {
    const { printer, server, startHere, inHand } = await branch();
    const program = await startHere();
    server.print('job-1', numberSlip('A012'));
    await until('it is in the printer', () => inHand('job-1'));
    await printer.setFaults({ silent: true });
    const from = performance.now();
    await program.stop();
    expect(performance.now() - from).toBeLessThan(SETTLE_WITHIN_MS + 2_000);
    await printer.setFaults({ silent: false });
    await startHere();
    await until('its end is told', () => server.outcomes.has('job-1'), 20_000);
    expect(server.outcomes.get('job-1')).toBe('unconfirmed');
    server.print('job-2', numberSlip('A019'));
    await until('the next prints', () => server.outcomes.get('job-2') === 'printed', 20_000);
    expect(printer.state().slipCount).toBe(2);
  });
});
