import type { BranchConfiguration } from '../configuration/configuration.ts';
import { relatedRefs } from '../follow-up/closed-follow-up.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { numbersBeyond } from '../restoration/numbers-beyond.ts';
import { defineCommand, each, fromAndWithin } from '../rule.ts';
import { isToCome } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import { halvedUses } from '../state/cue-use.ts';
import { isReceived } from '../state/day-end.ts';
import { type FollowUp, isOpen } from '../state/follow-up.ts';
import { endOf } from '../state/numbers.ts';
import type { Restoration } from '../state/restoration.ts';
import { accept, refuse } from '../words/decision.ts';
import type { DayCarry } from '../words/event.ts';
import { NO_BODY } from '../words/fields.ts';
import { closingMoment, isOpenAt } from './opening-hours.ts';

export const openDay = defineCommand({
  type: 'open-day',
  asked: fromAndWithin(each(['lobby', 'operator'], NO_BODY), { clock: NO_BODY }),
  decide: (branch, _command, actor, context) => {
    const { configuration, local } = context;
    if (configurationOfOpenDay(branch) !== null) return refuse('day-already-open', {});
    const afterHours = !isOpenAt(configuration.hours, context);
    return accept([
      {
        type: 'day-opened',
        date: local.date,
        openedBy: actor.role === 'clock' ? 'hours' : 'hand',
        afterHours,
        closesAt: closingMoment(afterHours ? [] : configuration.hours, context),
        configuration,
        carry: carryInto(branch, configuration, local.date),
      },
    ]);
  },
});

/** Keeps today's references too, so that a customer who is forgotten on a later day is forgotten completely. */
function remembered(branch: Branch, followUp: FollowUp): FollowUp {
  const own = new Set([followUp.personRef, ...followUp.pastRefs]);
  const related = new Set(relatedRefs(branch, followUp).filter((ref) => !own.has(ref)));
  return { ...followUp, pastRefs: [...followUp.pastRefs, ...related] };
}

function carryInto(branch: Branch, configuration: BranchConfiguration, date: string): DayCarry {
  const { hall, staff } = branch;
  const sameDate = hall.day?.date === date;
  const restored = staff.restored?.date === date ? staff.restored : null;
  return {
    lastOrdinals: Object.fromEntries(lastOrdinals(branch, configuration, sameDate, restored)),
    lastN: sameDate ? staff.lastN : 0,
    printers: Object.fromEntries([...hall.printers.values()].map((printer) => [printer.id, printer.condition])),
    followUps: [...staff.followUps.values()].filter(isOpen).map((followUp) => remembered(branch, followUp)),
    appointments: [...staff.appointments.values()].filter(isToCome),
    dayEnds: [...staff.dayEnds.values()].filter((dayEnd) => sameDate || !isReceived(dayEnd)),
    restored,
    cueUses: sameDate
      ? Object.fromEntries(staff.cueUses)
      : halvedUses(
          staff.cueUses,
          configuration.cues.map(({ id }) => id),
        ),
  };
}

/**
 * A second opening on one date continues the numbers: two people must never hold the same number of a day. On the date of a
 * restoration the series that are not known begin beyond what may be out (RESTORE-4); the others were moved when it was recorded.
 */
function lastOrdinals(
  { hall, staff }: Branch,
  configuration: BranchConfiguration,
  sameDate: boolean,
  restored: Restoration | null,
): ReadonlyMap<string, number> {
  const rules = hall.configuration?.rules ?? configuration.rules;
  const known = new Map(sameDate ? [...staff.series].map(([prefix, series]) => [prefix, endOf(series, rules)]) : []);
  return restored === null ? known : new Map([...numbersBeyond(new Map(), restored.ticketsOut, configuration), ...known]);
}
