import type { HelpConfiguration } from '../configuration/alarms.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { isSomebodyOnDuty } from '../referral/escalate-referrals.ts';
import type { Branch } from '../state/branch.ts';
import type { HelpRequest } from '../state/help-request.ts';
import type { BranchEvent } from '../words/event.ts';

/** Somebody came and did not record it: after this time the button works again. */
const HELP_ACKNOWLEDGED_LIFE_MS = 5 * 60_000;

/** What time alone causes: a request nobody answers sends its customer to the service desk, and every kiosk's request has an end. */
export function dueHelp(branch: Branch, now: number): readonly BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return [];
  const isManned = isSomebodyOnDuty(branch);
  return [...branch.staff.helpRequests.values()].flatMap((help) => dueOf(help, configuration.help, isManned, now));
}

function dueOf(
  { id: helpId, source, pressedAt, acknowledgedAt, unanswered }: HelpRequest,
  times: HelpConfiguration,
  isManned: boolean,
  now: number,
): BranchEvent[] {
  if (acknowledgedAt !== null)
    return now > acknowledgedAt + HELP_ACKNOWLEDGED_LIFE_MS ? [{ type: 'help-resolved', helpId, staffId: null }] : [];
  /* A teller sees how far his request has come, and has a telephone. */
  if (source.kind !== 'kiosk') return [];
  if (now >= pressedAt + times.lifeMs) return [{ type: 'help-expired', helpId }];
  if (unanswered !== null) return [];
  if (!isManned) return [{ type: 'help-unanswered', helpId, cause: 'nobody-on-duty' }];
  return now >= pressedAt + times.unansweredMs ? [{ type: 'help-unanswered', helpId, cause: 'late' }] : [];
}
