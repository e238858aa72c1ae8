import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import type { Segment } from '../../kernel/configuration/standing.ts';
import type { Person } from '../person.ts';
import type { ReferralCase, ReferralCorrection } from './referral-case.ts';

/** A row of the referred-customer record (已推介客户信息记录表, S72): a customer who was introduced at once, filled in automatically. */
export interface ReferredRecord {
  readonly referralId: string;
  readonly raisedAt: number;
  readonly introducedAt: number;
  readonly recordedBy: string;
  readonly post: 'lobby' | 'teller';
  readonly counterLabel: string | null;
  readonly number: string | null;
  /** null: none was given, or its term is over. */
  readonly salutation: Person['salutation'];
  readonly cue: LocalText | null;
  readonly service: LocalText | null;
  readonly managerId: string | null;
  readonly managerName: string | null;
  /** Who brought the guest there. */
  readonly guidedBy: string | null;
  readonly triage: Segment | null;
  readonly corrections: readonly ReferralCorrection[];
}

/** `salutationOf`: looked up in the purgeable table. */
export function referredRecords(
  cases: readonly ReferralCase[],
  configuration: BranchConfiguration,
  salutationOf: (personRef: string) => Person['salutation'],
): ReferredRecord[] {
  const nameOf = (staffId: string): string => configuration.staff.find(({ id }) => id === staffId)?.name ?? staffId;
  return cases.flatMap((one) => {
    if (one.outcome !== 'introduced' || one.closedAt === null) return [];
    const { source } = one;
    return [
      {
        referralId: one.referralId,
        raisedAt: one.raisedAt,
        introducedAt: one.closedAt,
        recordedBy: nameOf(source.staffId),
        post: source.role,
        counterLabel: source.role === 'teller' ? (configuration.counters.find(({ id }) => id === source.counterId)?.label ?? null) : null,
        number: one.number,
        salutation: one.personRef === null ? null : salutationOf(one.personRef),
        cue: configuration.cues.find(({ id }) => id === one.cueId)?.text ?? null,
        service: configuration.services.find(({ id }) => id === one.serviceId)?.name ?? null,
        managerId: one.managerId,
        managerName: one.managerId === null ? null : nameOf(one.managerId),
        guidedBy: one.closedBy === null ? null : nameOf(one.closedBy.staffId),
        triage: one.triage,
        corrections: one.corrections,
      },
    ];
  });
}
