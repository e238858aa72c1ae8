import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';

/** What zbarimg reads in rows of dots, an empty text when nothing. */
export function scanned(rows: readonly (readonly boolean[])[]): string {
  const margin = 40;
  const png = new PNG({ width: (rows[0]?.length ?? 0) + 2 * margin, height: rows.length + 2 * margin });
  png.data.fill(0xff);
  for (const [y, row] of rows.entries()) {
    for (const [x, black] of row.entries()) {
      if (black) png.data.fill(0, 4 * ((y + margin) * png.width + x + margin), 4 * ((y + margin) * png.width + x + margin) + 3);
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'qr-'));
  try {
    writeFileSync(join(folder, 'qr.png'), PNG.sync.write(png));
    return execFileSync('zbarimg', ['-q', '--raw', join(folder, 'qr.png')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}
