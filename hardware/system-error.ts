/** What the system said no to: a folder of another user, a full disk. Not a bug; the message names the path. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
