import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ManagerRow, ReferralRow } from '../../../server/contract/referral.ts';
import { Button } from '../../parts/frame/button.tsx';
import { dispatch } from '../../parts/frame/send.ts';
import { OUTCOME_AT } from './outcome-at.ts';
import type { PageProps } from '../page-props.ts';
import { freeManagers, managerStateWords } from './words.ts';

const SOON: Readonly<Record<ManagerRow['state'], number>> = { free: 0, 'with-customer': 1, away: 2, off: 3 };

/** The guest's own manager first, if present (S49); then by state, free managers first; within a state, the one who has been in it longest. */
export function rankedManagers(view: LobbyView, { ownManager }: ReferralRow): readonly ManagerRow[] {
  const isOwn = ({ managerId, state }: ManagerRow): number => (managerId === ownManager?.staffId && state !== 'off' ? 0 : 1);
  return [...view.managers].sort(
    (one, other) => isOwn(one) - isOwn(other) || SOON[one.state] - SOON[other.state] || one.since - other.since,
  );
}

/** Introduced on the spot, no selling (S37, S40 A). */
export function OutcomeIntroduce({
  screen,
  view,
  row,
}: PageProps & {
  readonly row: ReferralRow;
}) {
  const { texts, moment } = screen;
  const { referralId, servedAtLabel } = row;
  const why = servedAtLabel !== null ? 'introduceServed' : freeManagers(view).length === 0 ? 'introduceNobody' : 'introduceHint';
  return (
    <div data-way="introduce">
      <p class="hint">{texts.t(why, {})}</p>
      {row.ownManager === null ? null : (
        <p class="hint" data-own-manager={row.ownManager.staffId}>
          {texts.t('ownManager', { name: row.ownManager.staffName })}
        </p>
      )}
      <div class="choices">
        {rankedManagers(view, row).map((manager) => (
          <Button
            key={manager.managerId}
            screen={screen}
            at={`introduce ${manager.managerId}`}
            look={manager.state === 'free' && servedAtLabel === null ? 'filled' : 'plain'}
            name={null}
            disabled={manager.state !== 'free' || servedAtLabel !== null}
            onPress={() => dispatch(screen, OUTCOME_AT, { type: 'introduce-guest', referralId, managerId: manager.managerId })}
          >
            <span class="key-words">
              <span>{manager.state === 'free' ? texts.t('introduceTo', { name: manager.staffName }) : manager.staffName}</span>
              <small>
                {texts.pick(manager.place)} · {managerStateWords(texts, manager, moment.now.value, view.timeZone)}
              </small>
            </span>
          </Button>
        ))}
      </div>
    </div>
  );
}
