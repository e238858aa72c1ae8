import { defineCommand, each, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  noticeId: ID,
};

export const dismissNotice = defineCommand({
  type: 'dismiss-notice',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const notice = branch.staff.notices.find(({ id }) => id === command.noticeId);
    const staffId = actor.role === 'lobby' || actor.role === 'teller' ? actor.staffId : '';
    if (notice === undefined || notice.staffId !== staffId) return refuse('unknown-notice', {});
    return accept([{ type: 'notice-dismissed', noticeId: notice.id, staffId }]);
  },
});
