export const PIN_DIGITS_MIN = 6;
export const PASSPHRASE_LENGTH_MIN = 8;
const SECRET_LENGTH_MAX = 128;
/** Different characters that a secret has at least: "111222" is one of the first that anybody tries. */
const DIFFERENT_MIN = 3;

/** Whether nobody should use it: too short, nearly one character, a run such as 123456 or 987654, or the staff number itself. */
export function isWeakSecret(secret: string, staffNumber: string): boolean {
  const isPin = /^\d+$/.test(secret);
  if (secret.length < (isPin ? PIN_DIGITS_MIN : PASSPHRASE_LENGTH_MIN) || secret.length > SECRET_LENGTH_MAX) return true;
  if (new Set(secret).size < DIFFERENT_MIN) return true;
  if (staffNumber !== '' && secret.toLowerCase().includes(staffNumber) && secret.length < staffNumber.length + DIFFERENT_MIN) return true;
  return isPin && isRun(secret);
}

/** The same step from each digit to the next: 123456, 654321, 135791. */
function isRun(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10);
  return new Set(steps).size === 1;
}
