export type ProfileName = 'epson-80mm' | 'gb18030-clone-80mm' | 'generic-58mm';

/** What one family of printers can do; nothing about a printer is guessed at run time. */
export interface PrinterProfile {
  readonly name: ProfileName;
  /** Half-width characters in a line at scale 1 (Font A, 12 dots wide). */
  readonly columns: number;
  /** Printable width. */
  readonly widthDots: number;
  /**
   * `gb2312`: ROMs with level 1 and 2 characters only (SPRT SP series manual p.45), so a GBK character prints blank there;
   * `ascii`: no Chinese ROM at all.
   */
  readonly charset: 'gb18030-2byte' | 'gb2312' | 'ascii';
  /** `raster` for clones that lack `GS ( k` (node-thermal-printer#33); twenty times the bytes. */
  readonly qr: 'native' | 'raster';
  readonly qrModuleDots: number;
  /** `none` tears by hand: the paper is fed past the tear bar. */
  readonly cut: 'GS V B' | 'GS V 1' | 'ESC m' | 'ESC i' | 'none';
  /**
   * What proves a print. `process-id`: `GS ( H` fn 48, answered when the printing is completed (TM-T88III programming guide pp.428-429);
   * `gs-r`: `GS r 1`, executed in order, not while paper is out (TM-T88III specification p.142); `none`: nothing does.
   */
  readonly confirm: 'process-id' | 'gs-r' | 'none';
  /** Understands `GS a`: four bytes at each change of status. */
  readonly automaticStatus: boolean;
  readonly flow: 'xon-xoff' | 'rts-cts' | 'none';
}

/** `satisfies` holds the table to one entry a name. */
export const PRINTER_PROFILES = {
  /* TM-T88IV and newer, TM-T90, T70, T81, L90: all have the process id (TM-L90 guide p.425). */
  'epson-80mm': {
    name: 'epson-80mm',
    columns: 48,
    widthDots: 576,
    charset: 'gb18030-2byte',
    qr: 'native',
    qrModuleDots: 6,
    cut: 'GS V B',
    confirm: 'process-id',
    automaticStatus: true,
    flow: 'xon-xoff',
  },
  /* Like Citizen CBM-1000, whose command list has DLE EOT, GS a and GS r but no process id. */
  'gb18030-clone-80mm': {
    name: 'gb18030-clone-80mm',
    columns: 48,
    widthDots: 576,
    charset: 'gb18030-2byte',
    qr: 'native',
    qrModuleDots: 6,
    cut: 'GS V 1',
    confirm: 'gs-r',
    automaticStatus: true,
    flow: 'xon-xoff',
  },
  /* The cheapest: no cutter, no QR command, real-time status at best. What it printed is never known. */
  'generic-58mm': {
    name: 'generic-58mm',
    columns: 32,
    widthDots: 384,
    charset: 'gb2312',
    qr: 'raster',
    qrModuleDots: 5,
    cut: 'none',
    confirm: 'none',
    automaticStatus: false,
    flow: 'xon-xoff',
  },
} as const satisfies { readonly [name in ProfileName]: PrinterProfile };

export const PROFILE_NAMES = ['epson-80mm', 'gb18030-clone-80mm', 'generic-58mm'] as const satisfies readonly ProfileName[];
