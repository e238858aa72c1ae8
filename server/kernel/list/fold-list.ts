/** The rows are in tables beside the log: the branch's state does not change. */
export const nothing = (): void => {};
