import type { SlipSample } from '../../contract/slip-template.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import { LANGUAGES } from '../../kernel/configuration/local-text.ts';
import { composeSlip } from './slip.ts';

/** As long as a real token, so that the QR code has its real size; it leads nowhere. */
const SAMPLE_TOKEN = 'SampleTokenOfNobody123';
/** 2026-11-23 10:24 in Shanghai. */
const SAMPLE_TIME = Date.UTC(2026, 10, 23, 2, 24);

/** Slips of made-up tickets for an administrator to look at: languages, crowd levels, large print. */
export function slipSamples(configuration: BranchConfiguration): SlipSample[] {
  const [service] = [...configuration.services].sort((one, other) => other.forms.length - one.forms.length);
  if (service === undefined) return [];
  const { crowdedFrom } = configuration.slip.formsHint;
  return LANGUAGES.flatMap((language) =>
    (['quiet', 'crowded'] as const).flatMap((crowd) =>
      [false, true].map((elder): SlipSample => {
        const ticket = {
          number: service.prefix + '39'.padStart(configuration.rules.numberDigits, '0'),
          serviceId: service.id,
          language,
          origin: { kind: 'kiosk', kioskId: '', elder } as const,
          aheadAtIssue: crowd === 'crowded' ? crowdedFrom : crowdedFrom - 1,
          takenAt: SAMPLE_TIME,
          token: SAMPLE_TOKEN,
        };
        return { language, crowd, elder, slip: composeSlip(configuration, ticket, false, 'all') };
      }),
    ),
  );
}
