import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { intentOf } from '../../../server/desk/intent.ts';
import { BusinessClock, systemSources } from '../../../server/time/business-clock.ts';
import { Desk } from '../../../server/desk/desk.ts';
import { openDatabase } from '../../../server/store/database.ts';
import { sqliteLog } from '../../../server/store/event-log.ts';
import { configurationWith } from '../../store/configuration.ts';
import { KIOSK, TAKE } from '../at-desk.ts';
import { isPlant, planted } from './plants.ts';

/*
 * The real desk on the real log behind a pipe, to be killed: a line in is a command id that takes a ticket, a
 * line out is its answer. Arguments: data directory, which fault is planted in the log ("none" for no fault).
 */
const [, , dataDir, plant] = process.argv;
if (dataDir === undefined || plant === undefined || !isPlant(plant)) throw new Error('usage: server.ts <data directory> <plant>');

const configuration = configurationWith(1);
const desk = new Desk({
  log: planted(plant, sqliteLog(openDatabase(dataDir))),
  clock: new BusinessClock(systemSources(), () => {}),
  newId: randomUUID,
  draw: Math.random,
  configuration: () => configuration,
  tell: () => {},
  purged: () => {},
  die: (error) => {
    throw error;
  },
});

const lines = createInterface({ input: process.stdin });
lines.on('line', (commandId) => {
  void desk
    .submit(intentOf(commandId, TAKE, KIOSK, null))
    .then((answer) => process.stdout.write(`${JSON.stringify({ commandId, answer })}\n`));
});
lines.on('close', () => {
  desk.stop();
});
process.stdout.write('ready\n');
