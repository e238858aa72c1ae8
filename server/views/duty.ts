import type { DutyBoard, DutyRow } from '../contract/duty.ts';
import type { TellerView } from '../contract/teller.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import { configurationOfOpenDay, staffName } from '../kernel/guards.ts';
import { isSomebodyOnDuty } from '../kernel/referral/escalate-referrals.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Duty } from '../kernel/state/duty.ts';

/** Whether anybody in the lobby would notice a new referral; while the day is closed, this is `ok`. */
export function lobbyReach(branch: Branch): TellerView['lobbyReach'] {
  if (configurationOfOpenDay(branch) === null || isSomebodyOnDuty(branch)) return 'ok';
  return [...branch.staff.duties.values()].some(({ state }) => state === 'on') ? 'silent' : 'nobody';
}

/** null: the branch is closed, and nobody has a post. */
export function dutyBoard(branch: Branch): DutyBoard | null {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return null;
  const people = configuration.staff.filter(({ roles }) => roles.includes('lobby'));
  return {
    people: people.map(({ id, name }) => dutyRow(configuration, id, name, branch.staff.duties.get(id))),
    gap: gapOf(branch, configuration),
    reasons: [...configuration.guidance.awayReasons],
  };
}

function dutyRow(configuration: BranchConfiguration, staffId: string, name: string, duty: Duty | undefined): DutyRow {
  const asked = duty?.asked ?? null;
  return {
    staffId,
    staffName: name,
    state: duty?.state ?? 'off',
    since: duty?.since ?? null,
    backAt: duty?.backAt ?? null,
    reason: reasonText(configuration, duty?.reasonId ?? null),
    asked:
      asked === null
        ? null
        : { staffId: asked.standInId, staffName: staffName(configuration, asked.standInId), state: asked.state, backAt: asked.backAt },
    tablet: duty?.state === 'on' ? tabletOf(duty) : 'ok',
    tabletSince: duty?.state === 'on' ? duty.tabletSince : null,
  };
}

function tabletOf({ tablet }: Duty): DutyRow['tablet'] {
  switch (tablet) {
    case 'unheard':
    case 'heard':
      return 'ok';
    case 'lost':
    case 'silent':
      return tablet;
    default:
      return tablet satisfies never;
  }
}

/** If nobody has come yet today, the gap began with the day. */
function gapOf({ hall, staff }: Branch, configuration: BranchConfiguration): DutyBoard['gap'] {
  const { dutyGap } = staff;
  if (dutyGap !== null) {
    return {
      since: dutyGap.since,
      staffName: staffName(configuration, dutyGap.staffId),
      reason: reasonText(configuration, dutyGap.reasonId),
      answer: answerOf(configuration, staff),
    };
  }
  const isManned = [...staff.duties.values()].some(({ state }) => state === 'on');
  return isManned || hall.day === null
    ? null
    : { since: hall.day.openedAt, staffName: null, reason: null, answer: answerOf(configuration, staff) };
}

function answerOf(configuration: BranchConfiguration, { postAnswer }: Branch['staff']): NonNullable<DutyBoard['gap']>['answer'] {
  if (postAnswer === null) return null;
  const { staffId, sentId, at } = postAnswer;
  const sent = sentId === null ? null : { staffId: sentId, staffName: staffName(configuration, sentId) };
  return { staffName: staffName(configuration, staffId), sent, at };
}

function reasonText({ guidance }: BranchConfiguration, reasonId: string | null): LocalText | null {
  return guidance.awayReasons.find(({ id }) => id === reasonId)?.text ?? null;
}
