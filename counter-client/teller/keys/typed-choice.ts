/**
 * Typing the number of a choice: "1" then "2" means 12 where there is a 12, and 2 otherwise.
 * Answers what is now typed, or null when the digit begins no choice at all.
 */
export function typeDigit(caps: readonly string[], typed: string, digit: string): string | null {
  const longer = typed + digit;
  if (caps.some((cap) => cap.startsWith(longer))) return longer;
  return caps.some((cap) => cap.startsWith(digit)) ? digit : null;
}
