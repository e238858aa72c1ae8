import { configurationOfOpenDay } from '../guards.ts';
import { refusePace } from '../kiosk/kiosk-pace.ts';
import { defineCommand, from } from '../rule.ts';
import { isToCome } from '../state/appointment.ts';
import { FLAG, text } from '../words/body.ts';
import { refuse } from '../words/decision.ts';
import { LANGUAGE } from '../words/fields.ts';
import { arrived, isEarly } from './arrive.ts';

/** Typed at the kiosk: the code that the visitor was told. */
const BODY = {
  code: text({ minLength: null, maxLength: null, pattern: /^\d{4}$/, isTrimmed: false }),
  language: LANGUAGE,
  elder: FLAG,
};

/** A wrong code, a used one and one of another day get the same refusal: a guess learns nothing. */
export const checkInByCode = defineCommand({
  type: 'check-in-by-code',
  asked: from({ kiosk: BODY }),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const kiosk = actor.role === 'kiosk' ? configuration.kiosks.find(({ id }) => id === actor.kioskId) : undefined;
    if (kiosk === undefined) return refuse('unknown-kiosk', {});
    const tooMany = refusePace(branch, configuration, kiosk.id, context.now);
    if (tooMany !== null) return tooMany;
    const appointment = [...branch.staff.appointments.values()].find((one) => isToCome(one) && one.code === command.code);
    if (appointment === undefined || isEarly(appointment, context.now)) return refuse('appointment-code-wrong', {});
    const origin = { kind: 'kiosk', kioskId: kiosk.id, elder: command.elder } as const;
    return arrived(branch, configuration, appointment, { origin, language: command.language, printerId: kiosk.printerId }, context);
  },
});
