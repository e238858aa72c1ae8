/** The command line was not understood. The message says what was found, in both languages. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
