/** Keys of a call pad. `confirm` starts the called ticket or finishes the served one; `pause` also resumes. */
export const PAD_KEYS = ['next', 'recall', 'confirm', 'no-show', 'pause', 'help'] as const;
