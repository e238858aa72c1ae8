import { describe, expect, it } from 'vitest';
import { HEADING, LINK, NAME, ROW_KEYS, rowWithout, SUBJECT, WAY } from './plant/planted-audience.ts';
import { AREA, COMMAND, EVENT, FIGURES, FOLD, SHAPE, TIES, USER } from './plant/planted-command.ts';
import { CSV, LIST, WORDS } from './plant/planted-outcome.ts';
import { PlantedProgram } from './plant/planted-program.ts';

/*
 * What a change costs, shown by making it: a command, an outcome and an audience are planted in the product as it is, and the compiler
 * must name every place that is still missing. Nothing is written to the disk.
 */
const COMMAND_FILES_MAX = 7;
const OUTCOME_FILES_MAX = 4;
/** Two checks of the whole server. */
const TIMEOUT_MS = 300_000;

describe('something new', () => {
  const program = new PlantedProgram();
  const command = [COMMAND, EVENT, FOLD, AREA, SHAPE, FIGURES, TIES];
  const outcome = [LIST, CSV];
  const audience = [NAME, SUBJECT, WAY, LINK, HEADING];

  it('is whole with few files: a command, an outcome, an audience', { timeout: TIMEOUT_MS }, () => {
    expect(command.length).toBeLessThanOrEqual(COMMAND_FILES_MAX);
    // And the file of the command that gives the outcome.
    expect(outcome.length + 1).toBeLessThanOrEqual(OUTCOME_FILES_MAX);
    expect(program.filesWithErrors([...command, USER, ...outcome, WORDS, ...audience, rowWithout(null)])).toEqual([]);
  });

  it('is missed by the compiler wherever it is not yet', { timeout: TIMEOUT_MS }, () => {
    const [key = ''] = ROW_KEYS;
    const missing = program.filesWithErrors([COMMAND, EVENT, LIST, NAME, SUBJECT, rowWithout(key)]);
    expect(missing).toEqual([
      // The outcome, on the lobby's page and in the CSV.
      WORDS.path,
      // The command's event, folded, stored and counted, and its new id known to an erasure.
      'server/kernel/evolve.ts',
      // The audience: one key of its row, its way to the desk, its place on the start page.
      'server/net/audiences.ts',
      WAY.path,
      HEADING.path,
      LINK.path,
      TIES.path,
      SHAPE.path,
      CSV.path,
      FIGURES.path,
    ]);
  });
});
