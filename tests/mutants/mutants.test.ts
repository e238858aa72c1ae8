import { afterEach, describe, expect, it } from 'vitest';
import { switchOn } from '../discretion/planted/switch.ts';
import { days } from '../kernel/calling/accounts/days.ts';
import { MUTANTS } from './mutants.ts';

/** A mutant must be noticed within so many commands. */
const COMMANDS = 60_000;
const SEED = 12;

afterEach(() => switchOn(null));

describe('mutants of what keeps the accounts, one at a time', () => {
  it('are all off: the planted product passes nobody too often', () => {
    switchOn(null);
    expect(days(1_000, SEED).wrong).toBeNull();
  });

  it.each(MUTANTS.map(({ name }) => name))('%s is caught', (name) => {
    switchOn(name);
    expect(days(COMMANDS, SEED).wrong).toMatch(/was passed|the branch says|expired|void|undone too late|another branch|ticket .* was/);
  });
});
