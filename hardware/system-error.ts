/** An operation that the system refused: another user's folder, a full disk. Not a bug; the message names the path. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
