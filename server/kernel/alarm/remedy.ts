import type { BranchConfiguration } from '../configuration/configuration.ts';
import { classesOf } from './waiting.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import type { AlarmSubject, RemedyKind } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';

interface Remedy {
  readonly kind: RemedyKind;
  /** The counters that it is about. */
  readonly counterLabels: readonly string[];
}

/** Counters named in a remedy: the first of them are enough. */
const COUNTERS_NAMED = 3;

export function remedyOf(branch: Branch, configuration: BranchConfiguration, subject: AlarmSubject): Remedy {
  switch (subject.kind) {
    case 'wait':
    case 'no-counter':
      return forService(branch, configuration, subject);
    case 'idle-counter':
      return { kind: 'call', counterLabels: labelOf(configuration, subject.counterId) };
    case 'hanging-call':
      return { kind: 'answer-call', counterLabels: labelOf(configuration, subject.counterId) };
    case 'long-service':
      return { kind: 'look', counterLabels: labelOf(configuration, subject.counterId) };
    case 'kiosk-limit':
      return { kind: 'let-go-on', counterLabels: [] };
    case 'kiosk-doubled':
      return { kind: 'one-screen', counterLabels: [] };
    default:
      return subject satisfies never;
  }
}

function labelOf({ counters }: BranchConfiguration, counterId: string): readonly string[] {
  return counters.filter(({ id }) => id === counterId).map(({ label }) => label);
}

const BY_STATE = [
  ['idle', 'call'],
  ['paused', 'resume'],
  ['closed', 'open'],
] as const;

/** The least effort first. */
function forService(
  { hall }: Branch,
  { counters }: BranchConfiguration,
  subject: Extract<AlarmSubject, { readonly serviceId: string }>,
): Remedy {
  const classes = subject.kind === 'wait' ? classesOf(subject.group) : TICKET_CLASSES;
  const serving = counters.filter(
    ({ serviceIds, profile }) => serviceIds.includes(subject.serviceId) && profile.classes.some((one) => classes.includes(one)),
  );
  for (const [state, kind] of BY_STATE) {
    const able = serving.filter(({ id }) => hall.counters.get(id)?.state === state);
    if (able.length > 0) return { kind, counterLabels: able.slice(0, COUNTERS_NAMED).map(({ label }) => label) };
  }
  return { kind: 'support', counterLabels: [] };
}
