/** As the address carries it; "": all. */
export interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly staffId: string;
  readonly deviceId: string;
  readonly act: string;
}
