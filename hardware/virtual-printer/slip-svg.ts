import type { PrintedPicture, PrintedRun, SlipDrawing } from './slip-drawing.ts';

/** White paper around the printable width: 4 mm each side at 8 dots a millimetre. */
const MARGIN_DOTS = 32;
const FONT = "'Noto Sans Mono CJK SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',monospace";
/** Of 24 dots; where the baseline of a CJK font of that size lies. */
const BASELINE_DOTS = 21;

/** The slip as it comes out: every character in its own cell, every dot of a picture in place. */
export function slipSvg(drawing: SlipDrawing): string {
  const width = drawing.widthDots + 2 * MARGIN_DOTS;
  const height = drawing.heightDots + 2 * MARGIN_DOTS;
  const elements = drawing.elements.map((element) => (element.kind === 'text' ? runSvg(element) : pictureSvg(element)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">`,
    `<rect width="${String(width)}" height="${String(height)}" fill="#fefdfb"/>`,
    `<g transform="translate(${String(MARGIN_DOTS)} ${String(MARGIN_DOTS)})" fill="#1c1b1a" font-family="${FONT}" font-size="24">`,
    ...elements,
    '</g></svg>',
  ].join('\n');
}

function runSvg(run: PrintedRun): string {
  let x = 0;
  const places: string[] = [];
  for (const character of run.characters) {
    places.push(String(x));
    x += character.widthDots;
  }
  const text = escapeXml(run.characters.map((character) => character.text).join(''));
  const place = `transform="translate(${String(run.x)} ${String(run.y)}) scale(${String(run.scaleX)} ${String(run.scaleY)})"`;
  return `<text xml:space="preserve" ${place}${run.bold ? ' font-weight="700"' : ''} y="${String(BASELINE_DOTS)}" x="${places.join(' ')}">${text}</text>`;
}

/** One path for each picture: a run of black dots is one rectangle, so that no gap shows between neighbours. */
function pictureSvg(picture: PrintedPicture): string {
  const parts: string[] = [];
  for (const [row, dots] of picture.rows.entries()) {
    let start: number | null = null;
    for (let column = 0; column <= dots.length; column += 1) {
      if (dots[column] === true) start ??= column;
      else if (start !== null) {
        parts.push(`M${String(start)} ${String(row)}h${String(column - start)}v1h-${String(column - start)}z`);
        start = null;
      }
    }
  }
  const place = `translate(${String(picture.x)} ${String(picture.y)}) scale(${String(picture.dotSize)})`;
  return `<path shape-rendering="crispEdges" transform="${place}" d="${parts.join('')}"/>`;
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  // Control characters are not XML, escaped or not.
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(/\p{Cc}/gu, '');
}
