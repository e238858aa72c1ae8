import { checkLogo, LOGO_HEIGHT_MAX_DOTS, LOGO_MAX_BYTES, LOGO_WIDTH_MAX_DOTS, logoText } from '../../hardware/codec/logo.ts';
import { rasterRowBytes } from '../../hardware/codec/raster.ts';
import type { SlipLogo } from '../../server/kernel/configuration/slip-template.ts';

/** Darker than that is black. */
const BLACK_BELOW = 128;
const OPAQUE = 255;

interface ReadLogo {
  readonly logo: SlipLogo;
  /** Dots changed so that printers do not obey the picture. */
  readonly alteredDots: number;
}

/** A picture file as the largest logo that every printer of a branch prints; null: it cannot be read as a picture. */
export async function readLogo(file: Blob): Promise<ReadLogo | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const { widthDots, heightDots } = logoSize(picture.width, picture.height);
  const canvas = new OffscreenCanvas(widthDots, heightDots);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(picture, 0, 0, widthDots, heightDots);
  const bytes = blackDots(context.getImageData(0, 0, widthDots, heightDots).data, widthDots, heightDots);
  const checked = checkLogo({ widthDots, heightDots, bytes });
  if (!checked.ok) return null;
  return { logo: { widthDots, heightDots, dots: logoText(checked.logo.bytes) }, alteredDots: checked.alteredDots };
}

/** Never larger than the picture, in its own proportions, within all three bounds of a logo. Pure. */
function logoSize(width: number, height: number): { widthDots: number; heightDots: number } {
  const fit = Math.min(1, LOGO_WIDTH_MAX_DOTS / width, LOGO_HEIGHT_MAX_DOTS / height);
  let widthDots = Math.max(1, Math.floor(width * fit));
  let heightDots = Math.max(1, Math.floor(height * fit));
  while (rasterRowBytes(widthDots) * heightDots > LOGO_MAX_BYTES) {
    widthDots -= 1;
    heightDots = Math.max(1, Math.floor((widthDots * height) / width));
  }
  return { widthDots, heightDots };
}

/** On white paper: what is transparent is white. */
function blackDots(rgba: Uint8ClampedArray, widthDots: number, heightDots: number): Uint8Array {
  const rowBytes = rasterRowBytes(widthDots);
  const bytes = new Uint8Array(rowBytes * heightDots);
  for (let dot = 0; dot < widthDots * heightDots; dot += 1) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(dot * 4, dot * 4 + 4);
    const luminance = 0.299 * red + 0.587 * green + 0.114 * blue;
    if (OPAQUE - ((OPAQUE - luminance) * alpha) / OPAQUE >= BLACK_BELOW) continue;
    const x = dot % widthDots;
    const at = Math.floor(dot / widthDots) * rowBytes + (x >> 3);
    bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
  }
  return bytes;
}
