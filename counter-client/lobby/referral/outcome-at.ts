/** The one lane of the outcome sheet: a guest gets one outcome, whatever is pressed. */
export const OUTCOME_AT = 'outcome';
