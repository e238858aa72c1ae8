export type KioskEvent =
  /** Comes before the closing of each number that it voids. since: from when on numbers were voided, epoch ms. */
  | {
      readonly type: 'kiosk-numbers-voided';
      readonly kioskId: string;
      readonly since: number;
      readonly staffId: string;
      readonly reason: string;
      readonly voided: number;
      readonly kept: number;
    }
  /** A kiosk that had reached its limit gives numbers again. */
  | { readonly type: 'kiosk-released'; readonly kioskId: string; readonly staffId: string }
  /** A second screen asked to be this kiosk, while the first one was there and alive. */
  | { readonly type: 'second-screen-refused'; readonly kioskId: string };
