import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { GUEST, ID } from '../words/fields.ts';
import { findManager, isSame, meetingEnded } from './received.ts';

const BODY = {
  managerId: ID,
  guest: GUEST,
};

export const endMeeting = defineCommand({
  type: 'end-meeting',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor, context) => {
    const found = findManager(branch, command.managerId, actor);
    if (!found.ok) return found;
    const { guest } = found.manager;
    if (guest === null || !isSame(guest, command.guest)) return refuse('guest-not-here', {});
    return accept(meetingEnded(branch, found, guest, context.now));
  },
});
