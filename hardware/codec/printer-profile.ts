export const PROFILE_NAMES = [
  'epson-80mm',
  'epson-58mm',
  'epson-t88iii-80mm',
  'gb18030-clone-80mm',
  'gb18030-clone-58mm',
  'custom-kiosk-80mm',
  'custom-kiosk-58mm',
  'generic-58mm',
  'latin-80mm',
] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** What one family of printers can do; the agent never guesses it while it works. A self-test says which profile fits. */
export interface PrinterProfile {
  readonly name: ProfileName;
  /** Half-width characters in a line at scale 1 (Font A, 12 dots wide). */
  readonly columns: number;
  /** Printable width. */
  readonly widthDots: number;
  /**
   * `gb2312`: ROMs with level 1 and 2 characters only (SPRT SP series manual p.45), so a GBK character prints blank there;
   * `ascii`: no Chinese ROM at all, so only what is Latin on a slip is printed, the number first of all.
   */
  readonly charset: 'gb18030-2byte' | 'gb2312' | 'ascii';
  /** `raster` for clones that lack `GS ( k` (node-thermal-printer#33); twenty times the bytes. */
  readonly qr: 'native' | 'raster';
  readonly qrModuleDots: number;
  /** `none`: torn by hand, so the paper is fed past the tear bar. */
  readonly cut: 'GS V B' | 'GS V 1' | 'ESC m' | 'ESC i' | 'none';
  /**
   * What proves a print. `process-id`: `GS ( H` fn 48, answered when the printing is completed (TM-T88III programming guide pp.428-429);
   * `gs-r`: `GS r 1`, executed in order, not while paper is out (TM-T88III specification p.142); `none`: nothing does.
   */
  readonly confirm: 'process-id' | 'gs-r' | 'none';
  /**
   * `real-time`: DLE EOT 1 to 4, a byte each; `full`: Custom's DLE EOT 20, six bytes, which also know the
   * presenter (KPM210 manual p.36).
   */
  readonly status: 'real-time' | 'full';
  /** Understands `GS a`: four bytes at each change of status. */
  readonly automaticStatus: boolean;
  /** Says by `GS I 2` whether it has two-byte characters. Never with `gs-r`: the two answers look alike. */
  readonly tellsFont: boolean;
  /**
   * The default for a serial cable. XON/XOFF needs three wires; RTS/CTS a cable that brings the printer's DTR or RTS to the computer's
   * CTS (TM-T88II manual p.1-14); node-serialport has no DTR/DSR. The agent's configuration may choose otherwise for one printer.
   */
  readonly flow: FlowControl;
}

type FlowControl = 'xon-xoff' | 'rts-cts' | 'none';

/* TM-T88IV and newer, TM-T82, T90, T70, T81, L90: all have the process id (TM-L90 guide p.425). */
const EPSON = {
  name: 'epson-80mm',
  columns: 48,
  widthDots: 576,
  charset: 'gb18030-2byte',
  qr: 'native',
  qrModuleDots: 6,
  cut: 'GS V B',
  confirm: 'process-id',
  status: 'real-time',
  automaticStatus: true,
  tellsFont: true,
  flow: 'xon-xoff',
} as const satisfies PrinterProfile;

/* Like Citizen CBM-1000, whose command list has DLE EOT, GS a and GS r but no process id. */
const CLONE = {
  ...EPSON,
  name: 'gb18030-clone-80mm',
  cut: 'GS V 1',
  confirm: 'gs-r',
  tellsFont: false,
} as const satisfies PrinterProfile;

/* KPM, TPTCM, VKP: cuts with ESC i, then its own presenter holds the slip until it is taken. */
const CUSTOM = {
  ...CLONE,
  name: 'custom-kiosk-80mm',
  cut: 'ESC i',
  status: 'full',
  automaticStatus: false,
} as const satisfies PrinterProfile;

/** 58 mm paper: 48 mm printable at 8 dots a millimetre. */
const NARROW = { columns: 32, widthDots: 384, qrModuleDots: 5 } as const;

/** `satisfies` limits the table to one entry for each name. */
export const PRINTER_PROFILES = {
  'epson-80mm': EPSON,
  'epson-58mm': { ...EPSON, ...NARROW, name: 'epson-58mm' },
  /* TM-T88II and III: as above, but older than the process id and the QR command. */
  'epson-t88iii-80mm': {
    ...EPSON,
    name: 'epson-t88iii-80mm',
    widthDots: 512,
    columns: 42,
    qr: 'raster',
    confirm: 'gs-r',
    tellsFont: false,
  },
  'gb18030-clone-80mm': CLONE,
  'gb18030-clone-58mm': { ...CLONE, ...NARROW, name: 'gb18030-clone-58mm' },
  'custom-kiosk-80mm': CUSTOM,
  'custom-kiosk-58mm': { ...CUSTOM, ...NARROW, name: 'custom-kiosk-58mm' },
  /* The cheapest: no cutter, no QR command, at best real-time status. Nothing confirms what it printed. */
  'generic-58mm': {
    ...CLONE,
    ...NARROW,
    name: 'generic-58mm',
    charset: 'gb2312',
    qr: 'raster',
    cut: 'none',
    confirm: 'none',
    automaticStatus: false,
  },
  /* A printer bought without its Chinese font. */
  'latin-80mm': { ...CLONE, name: 'latin-80mm', charset: 'ascii' },
} as const satisfies { readonly [name in ProfileName]: PrinterProfile };
