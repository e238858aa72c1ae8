import { relatedRefs } from '../follow-up/closed-follow-up.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, each, fromAndWithin } from '../rule.ts';
import { isToCome } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import { isReceived } from '../state/day-end.ts';
import { type FollowUp, isOpen } from '../state/follow-up.ts';
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
        carry: carryInto(branch, local.date),
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

/** A second opening on one date continues the numbers: two people must never hold the same number of a day. */
function carryInto(branch: Branch, date: string): DayCarry {
  const { hall, staff } = branch;
  const sameDate = hall.day?.date === date;
  return {
    lastOrdinals: sameDate ? Object.fromEntries([...staff.series].map(([prefix, { last }]) => [prefix, last])) : {},
    lastN: sameDate ? staff.lastN : 0,
    printers: Object.fromEntries([...hall.printers.values()].map((printer) => [printer.id, printer.condition])),
    followUps: [...staff.followUps.values()].filter(isOpen).map((followUp) => remembered(branch, followUp)),
    appointments: [...staff.appointments.values()].filter(isToCome),
    dayEnds: [...staff.dayEnds.values()].filter((dayEnd) => sameDate || !isReceived(dayEnd)),
  };
}
