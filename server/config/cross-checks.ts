import type { CrossCheck, Finding, KeyPath } from './finding.ts';
import type { BranchConfiguration, OpeningHours } from '../kernel/configuration/configuration.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { numbersADay } from '../kernel/state/numbers.ts';
import { GUIDANCE_CHECKS } from './guidance-checks.ts';
import { binRuleFindings } from './identification-schema.ts';
import { bannedWordIn } from './public-words.ts';
import { SCREENS_CHECKS } from './screens-checks.ts';
import { SLIP_CHECKS } from './slip-checks.ts';
import { VOICE_CHECKS } from './voice-checks.ts';

export const CROSS_CHECKS: readonly CrossCheck[] = [
  ...(['services', 'counters', 'kiosks', 'printers', 'walls', 'staff', 'pauseReasons', 'parkReasons', 'chosenCallReasons'] as const).map(
    (section): CrossCheck => ({
      sections: [section],
      find: (c) =>
        repeated(
          c[section].map((it) => it.id),
          section,
          'id',
        ),
    }),
  ),
  {
    sections: ['services'],
    find: (c) =>
      repeated(
        c.services.map((it) => it.prefix),
        'services',
        'prefix',
      ),
  },
  {
    sections: ['counters'],
    find: (c) =>
      repeated(
        c.counters.map((it) => it.label),
        'counters',
        'label',
      ),
  },
  { sections: ['hours'], find: (c) => overlaps(c.hours, ['hours']) },
  { sections: ['services'], find: (c) => c.services.flatMap((it, index) => overlaps(it.hours ?? [], ['services', index, 'hours'])) },
  { sections: ['services', 'rules'], find: numbersSuffice },
  { sections: ['identification'], find: binRuleFindings },
  { sections: ['services', 'counters'], find: countersServeKnownServices },
  { sections: ['services', 'counters', 'guidance'], find: everyServiceIsServed },
  { sections: ['services', 'counters'], find: everyClassIsServed },
  { sections: ['kiosks', 'printers'], find: kioskPrintersExist },
  { sections: ['printers'], find: fallbackPrintersExist },
  ...VOICE_CHECKS,
  ...SLIP_CHECKS,
  ...SCREENS_CHECKS,
  ...GUIDANCE_CHECKS,
  { sections: ['staff'], find: rolesOnce },
  { sections: ['staff'], find: someTellerAndLobby },
  ...(['branch', 'services', 'kiosks', 'printers', 'walls', 'pauseReasons', 'parkReasons', 'chosenCallReasons'] as const).map(
    (section): CrossCheck => ({ sections: [section], find: (c) => rankingWords(c[section], [section]) }),
  ),
];

function repeated(values: readonly string[], section: string, key: string): Finding[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    if (first === index) return [];
    return [{ path: [section, index, key], allowed: `a value of its own ("${value}" is already used by ${section}[${first}])` }];
  });
}

function overlaps(hours: readonly OpeningHours[], path: KeyPath): Finding[] {
  return hours.flatMap((span, index) => {
    const twice = span.weekdays.find((day, at) => span.weekdays.indexOf(day) !== at);
    if (twice !== undefined) return [{ path: [...path, index, 'weekdays'], allowed: `each weekday once (${twice} is there twice)` }];
    const other = hours.slice(0, index).findIndex((before) => sharesTime(before, span));
    if (other === -1) return [];
    return [{ path: [...path, index], allowed: `hours that do not overlap those of entry ${other} on the same weekday` }];
  });
}

function sharesTime(a: OpeningHours, b: OpeningHours): boolean {
  return a.weekdays.some((day) => b.weekdays.includes(day)) && a.opens < b.closes && b.opens < a.closes;
}

function countersServeKnownServices(c: BranchConfiguration): Finding[] {
  const known = c.services.map((service) => service.id);
  return c.counters.flatMap((counter, at) =>
    counter.serviceIds.flatMap((serviceId, index): Finding[] => {
      const path = ['counters', at, 'serviceIds', index];
      if (!known.includes(serviceId)) return [{ path, allowed: `the id of a service: ${known.join(', ')}` }];
      return counter.serviceIds.indexOf(serviceId) === index ? [] : [{ path, allowed: 'each service once' }];
    }),
  );
}

function everyServiceIsServed(c: BranchConfiguration): Finding[] {
  return c.services.flatMap((service, index) =>
    service.id === c.guidance.visitServiceId || c.counters.some((counter) => counter.serviceIds.includes(service.id))
      ? []
      : [{ path: ['services', index, 'id'], allowed: 'a service that at least one counter lists in its serviceIds' }],
  );
}

/** A day must not need more numbers than there are: two customers would hold the same one within hours. */
function numbersSuffice({ services, rules }: BranchConfiguration): Finding[] {
  const most = numbersADay(rules);
  const way = rules.numberDigits === 3 ? ', or "numberDigits": 4' : '';
  return services.flatMap(({ dailyCap }, index) => {
    if (dailyCap === null || dailyCap <= most) return [];
    const allowed = `at most ${most}: "${rules.numbering}" numbers of ${rules.numberDigits} digits suffice for no more customers a day${way}`;
    return [{ path: ['services', index, 'dailyCap'], allowed }];
  });
}

/** A waiting customer may turn out to be of any class, and must not then wait for a counter that does not exist. */
function everyClassIsServed(c: BranchConfiguration): Finding[] {
  return c.services.flatMap((service, index) => {
    const counters = c.counters.filter((counter) => counter.serviceIds.includes(service.id));
    const missing = TICKET_CLASSES.filter((one) => !counters.some((counter) => counter.profile.classes.includes(one)));
    if (counters.length === 0 || missing.length === 0) return [];
    return [{ path: ['services', index, 'id'], allowed: `a service whose counters serve every class (none serves ${missing.join(', ')})` }];
  });
}

function fallbackPrintersExist(c: BranchConfiguration): Finding[] {
  return c.printers.flatMap(({ id, fallbackPrinterId }, index) => {
    const others = c.printers.map((printer) => printer.id).filter((other) => other !== id);
    if (fallbackPrinterId === null || others.includes(fallbackPrinterId)) return [];
    const allowed = `null, or the id of another printer: ${others.join(', ') || '(no other is configured)'}`;
    return [{ path: ['printers', index, 'fallbackPrinterId'], allowed }];
  });
}

function kioskPrintersExist(c: BranchConfiguration): Finding[] {
  const known = c.printers.map((printer) => printer.id);
  return c.kiosks.flatMap((kiosk, index) =>
    kiosk.printerId === null || known.includes(kiosk.printerId)
      ? []
      : [{ path: ['kiosks', index, 'printerId'], allowed: `null, or the id of a printer: ${known.join(', ') || '(none is configured)'}` }],
  );
}

function rolesOnce(c: BranchConfiguration): Finding[] {
  return c.staff.flatMap((person, index) =>
    new Set(person.roles).size === person.roles.length ? [] : [{ path: ['staff', index, 'roles'], allowed: 'each role once' }],
  );
}

function someTellerAndLobby(c: BranchConfiguration): Finding[] {
  return (['teller', 'lobby'] as const).flatMap((role) =>
    c.staff.some((person) => person.roles.includes(role))
      ? []
      : [{ path: ['staff'], allowed: `at least one person with the role "${role}"` }],
  );
}

function rankingWords(value: unknown, path: KeyPath): Finding[] {
  if (typeof value === 'string') {
    const word = bannedWordIn(value);
    return word === null ? [] : [{ path, allowed: `a text without "${word}": nothing public may rank customers` }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => rankingWords(item, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => rankingWords(item, [...path, key]));
  }
  return [];
}
