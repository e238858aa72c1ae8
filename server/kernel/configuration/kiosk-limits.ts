/** A kiosk is a person with a finger: how many numbers that gives at most. The same for everybody, with a card or without. */
export interface KioskLimitsConfiguration {
  /** Between two numbers of one kiosk; 0: no pause. */
  readonly gapMs: number;
  /** Most numbers of one kiosk in KIOSK_SPAN_MS. */
  readonly most: number;
}
