/** Where a manager is with somebody on the branch's list of prospects. */
export const PROSPECT_STATES = ['not-contacted', 'contacted', 'booked', 'no-interest'] as const;
export type ProspectState = (typeof PROSPECT_STATES)[number];

/** What a call, a letter or a visit came to. */
export const CONTACT_RESULTS = ['reached', 'no-answer', 'wrong-number', 'booked', 'no-interest'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** Who does not answer has not been contacted; who was, stays so. A wrong number ends it: there is nobody to call. */
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

/** Still on somebody's worklist. */
export function isOpen(state: ProspectState): boolean {
  return state === 'not-contacted' || state === 'contacted';
}
