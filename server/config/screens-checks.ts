import { textUnits } from '../web/text-units.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { LANGUAGES, type LocalText } from '../kernel/configuration/local-text.ts';
import type { ViewingConfiguration } from '../kernel/configuration/screens.ts';
import { digitsUnits, footerFits, WALL_DIGITS_UNITS } from '../web/wall-sizes.ts';
import { postedParts } from '../views/posted-rule.ts';
import type { CrossCheck, Finding, KeyPath } from './finding.ts';

/*
 * What a public screen cannot show legibly is refused in words, before a customer stands in front of it. A hall that nobody has
 * measured yet is no mistake.
 */

/** Widths in hanzi that a kiosk's tile holds in two lines at the smallest type: 6 mm, in large print 8 mm. */
const NAME_UNITS_MAX = 28;
const PLAIN_NAME_UNITS_MAX = 24;

export const SCREENS_CHECKS: readonly CrossCheck[] = [
  { sections: ['services'], find: namesFit },
  { sections: ['services', 'kioskPages'], find: elderServicesExist },
  { sections: ['walls'], find: digitsAreLegible },
  { sections: ['walls', 'policy', 'needs', 'counters', 'rules'], find: footersAreLegible },
];

function namesFit({ services }: BranchConfiguration): Finding[] {
  return services.flatMap(({ name, plainName }, index) => [
    ...tooWide(name, NAME_UNITS_MAX, ['services', index, 'name']),
    ...tooWide(plainName, PLAIN_NAME_UNITS_MAX, ['services', index, 'plainName']),
  ]);
}

function tooWide(text: LocalText, most: number, path: KeyPath): Finding[] {
  return LANGUAGES.filter((language) => textUnits(text[language]) > most).map((language) => ({
    path: [...path, language],
    allowed: `a text at most as wide as ${most} hanzi or about ${Math.floor(most / textUnits('a'))} Latin letters: two lines of a kiosk's tile`,
  }));
}

function elderServicesExist({ services, kioskPages }: BranchConfiguration): Finding[] {
  const known = services.map(({ id }) => id);
  return kioskPages.elderServiceIds.flatMap((id, index): Finding[] => {
    const path = ['kioskPages', 'elderServiceIds', index];
    if (!known.includes(id)) return [{ path, allowed: `the id of a service: ${known.join(', ')}` }];
    return kioskPages.elderServiceIds.indexOf(id) === index ? [] : [{ path, allowed: 'each service once' }];
  });
}

function digitsAreLegible({ walls }: BranchConfiguration): Finding[] {
  return walls.flatMap(({ viewing }, index) => {
    if (!viewing.measured || digitsUnits(viewing) <= WALL_DIGITS_UNITS) return [];
    return [
      {
        path: ['walls', index, 'viewing', 'distanceM'],
        allowed: farthest(viewing, WALL_DIGITS_UNITS / digitsUnits(viewing), 'digits of 10 mm a metre'),
      },
    ];
  });
}

function footersAreLegible(configuration: BranchConfiguration): Finding[] {
  const parts = postedParts(configuration);
  return configuration.walls.flatMap(({ viewing }, index) => {
    if (!viewing.measured || parts.every((part) => footerFits(part, viewing))) return [];
    const path = ['walls', index, 'viewing', 'distanceM'];
    const fits = (distanceM: number): boolean => parts.every((part) => footerFits(part, { ...viewing, distanceM }));
    const most = Array.from({ length: 80 }, (_, step) => viewing.distanceM * (1 - step / 80)).find(fits) ?? 0;
    return [{ path, allowed: farthest(viewing, most / viewing.distanceM, 'a posted rule of 1/200 of the distance') }];
  });
}

function farthest({ distanceM, diagonalInches }: ViewingConfiguration, share: number, what: string): string {
  const most = Math.floor(distanceM * share * 10) / 10;
  return `at most ${most} m on a panel of ${diagonalInches} inches, or a larger panel: ${what} would not fit`;
}
