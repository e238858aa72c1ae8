import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../length-of.ts';
import { days } from './accounts/days.ts';

/** The long form: ACCOUNT_COMMANDS=400000. */
const ACCOUNT_COMMANDS = lengthOf('ACCOUNT_COMMANDS', 12_000);
/** Far beyond what a command takes. */
const A_COMMAND_MS = 20;
const SEED = 12;

describe('each customer’s own account', () => {
  it(
    `HSK-2 PRIO-9 PRIO-10 none is passed more than K times in ${ACCOUNT_COMMANDS} commands, whatever becomes of anybody`,
    { timeout: ACCOUNT_COMMANDS * A_COMMAND_MS },
    () => {
      const { commands, bound, wrong } = days(ACCOUNT_COMMANDS, SEED);
      expect(wrong).toBeNull();
      expect(commands).toBeGreaterThanOrEqual(ACCOUNT_COMMANDS);
      expect(bound, 'the cap never bound: the days prove little').toBeGreaterThan(0);
    },
  );
});
