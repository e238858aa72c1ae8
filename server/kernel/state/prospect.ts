/** How far a manager has got with a prospect on the branch's list. */
export const PROSPECT_STATES = ['not-contacted', 'contacted', 'booked', 'no-interest'] as const;
export type ProspectState = (typeof PROSPECT_STATES)[number];

/** The result of a call, a letter or a visit. */
export const CONTACT_RESULTS = ['reached', 'no-answer', 'wrong-number', 'booked', 'no-interest'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** No answer leaves the state as it was; a prospect who was reached stays reached. A wrong number closes it: there is nobody to call. */
export function stateAfter(before: ProspectState, result: ContactResult): ProspectState {
  switch (result) {
    case 'reached':
      return before === 'booked' ? 'booked' : 'contacted';
    case 'no-answer':
      return before;
    case 'wrong-number':
    case 'no-interest':
      return 'no-interest';
    case 'booked':
      return 'booked';
    default:
      return result satisfies never;
  }
}

/** Still on a manager's worklist. */
export function isOpen(state: ProspectState): boolean {
  return state === 'not-contacted' || state === 'contacted';
}
