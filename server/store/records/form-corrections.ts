import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { Language } from '../../kernel/configuration/local-text.ts';
import type { Person } from '../person.ts';
import { type FollowUpCorrection, nameIn } from './follow-up-record.ts';
import { CHANGED, CHANGED_FIELDS, CHANNEL_WORDS, NOT_SAID } from './form-words.ts';
import type { ReferralCorrection } from './referral-case.ts';
import { salutationText } from './salutation-text.ts';

/** What a form needs to state its old values. */
export interface CorrectionParts {
  readonly configuration: BranchConfiguration;
  readonly language: Language;
  readonly timeOf: (at: number) => string;
  readonly personOf: (personRef: string) => Person | null;
}

type Change = readonly [keyof typeof CHANGED_FIELDS, string, string];

/** All corrections of a referred customer: when, by whom, old and new values; null: none (S76: kept with a trace). */
export function referralCorrections(corrections: readonly ReferralCorrection[], parts: CorrectionParts): string | null {
  const cueOf = (cueId: string): string => parts.configuration.cues.find(({ id }) => id === cueId)?.text[parts.language] ?? cueId;
  return told(parts, corrections, ({ cueId, managerId, person }) => [
    ...(cueId === null ? [] : [['cue', cueOf(cueId.from), cueOf(cueId.to)] as const]),
    ...(managerId === null ? [] : [['manager', staff(parts, managerId.from), staff(parts, managerId.to)] as const]),
    ...(person === null ? [] : [['person', named(parts, person.from), named(parts, person.to)] as const]),
  ]);
}

/** The same for a follow-up. */
export function followUpCorrections(corrections: readonly FollowUpCorrection[], parts: CorrectionParts): string | null {
  const { language } = parts;
  const spanOf = ({ preferred }: FollowUpCorrection['was']): string =>
    preferred === null ? NOT_SAID[language] : `${preferred.from}–${preferred.to}`;
  return told(parts, corrections, ({ was, terms, personWas, personRef }) =>
    (
      [
        ['manager', staff(parts, was.managerId), staff(parts, terms.managerId)],
        ['channel', CHANNEL_WORDS[was.channel][language], CHANNEL_WORDS[terms.channel][language]],
        ['preferred', spanOf(was), spanOf(terms)],
        ['dueOn', was.dueOn, terms.dueOn],
        ['person', named(parts, personWas), named(parts, personRef)],
      ] as const
    ).filter(([, from, to]) => from !== to),
  );
}

function told<T extends { readonly at: number; readonly staffId: string }>(
  { configuration, language, timeOf }: CorrectionParts,
  corrections: readonly T[],
  changesOf: (correction: T) => readonly Change[],
): string | null {
  const lines = corrections.map((correction) => {
    const changes = changesOf(correction).map(([field, from, to]) =>
      CHANGED[language]
        .replace('{{field}}', () => CHANGED_FIELDS[field][language])
        .replace('{{from}}', () => from)
        .replace('{{to}}', () => to),
    );
    return [timeOf(correction.at), nameIn(configuration, correction.staffId), changes.join('; ')].join(' ');
  });
  return lines.length === 0 ? null : lines.join('\n');
}

function staff({ configuration, language }: CorrectionParts, staffId: string | null): string {
  return staffId === null ? NOT_SAID[language] : nameIn(configuration, staffId);
}

/** null: the name was never given, or its term is over. */
function named({ personOf, language }: CorrectionParts, personRef: string | null): string {
  return salutationText(personRef === null ? null : (personOf(personRef)?.salutation ?? null), language) ?? NOT_SAID[language];
}
