/** The rows are tables beside the log: the branch's state is as it was. */
export const nothing = (): void => {};
