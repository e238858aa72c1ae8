import type { Actor } from './actor.ts';
import type { CommandType } from './command.ts';

type Role = Actor['role'];

/** Who may ask for what. The wire's schemas say the same; this is the line behind that line. */
const ROLES: { readonly [type in CommandType]: readonly Role[] } = {
  'open-day': ['lobby', 'operator', 'clock'],
  'close-day': ['lobby', 'operator', 'clock'],
  sweep: ['clock'],
  'take-ticket': ['kiosk'],
  'register-walk-in': ['lobby'],
  'cancel-ticket': ['kiosk', 'lobby'],
  'open-counter': ['teller'],
  'close-counter': ['teller'],
  'pause-counter': ['teller'],
  'resume-counter': ['teller'],
  'force-sign-out': ['lobby'],
  'call-next': ['teller'],
  'call-ticket': ['teller'],
  recall: ['teller'],
  'start-service': ['teller'],
  'finish-service': ['teller'],
  'mark-no-show': ['teller'],
  'restore-ticket': ['teller', 'lobby'],
  'transfer-ticket': ['teller', 'lobby'],
  'park-ticket': ['teller'],
  'resume-ticket': ['teller'],
  'return-ticket': ['teller'],
  undo: ['teller'],
  'identify-ticket': ['teller', 'lobby'],
  'revoke-identification': ['teller', 'lobby'],
  'assign-need': ['teller', 'lobby'],
  'withdraw-need': ['teller', 'lobby'],
  'arm-direct-service': ['teller', 'lobby'],
  'withdraw-direct-service': ['teller', 'lobby'],
  'hand-back-direct-service': ['teller'],
  'dismiss-notice': ['teller', 'lobby'],
  'request-help': ['kiosk', 'teller'],
  'see-help': ['lobby'],
  'acknowledge-help': ['lobby'],
  'resolve-help': ['lobby'],
  'press-pad': ['agent'],
  'rate-visit': ['rater', 'agent'],
  'report-printer': ['agent'],
  'report-print': ['agent'],
  'report-sound': ['wall'],
  'reprint-ticket': ['lobby'],
};

export function mayAsk(actor: Actor, type: CommandType): boolean {
  return ROLES[type].includes(actor.role);
}
