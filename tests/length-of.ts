/** How long a story is that may be told at any length: as the environment says, or short. README names the long forms. */
export function lengthOf(variable: string, short: number): number {
  const asked = process.env[variable];
  if (asked === undefined) return short;
  const length = Number(asked);
  if (!Number.isInteger(length) || length < short)
    throw new RangeError(`${variable}=${asked} is not usable; allowed: a whole number from ${short}`);
  return length;
}
