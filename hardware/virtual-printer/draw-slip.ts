import { decodeCommand } from './command-decoder.ts';
import { PaperPath } from './paper-path.ts';
import type { SlipDrawing } from './slip-drawing.ts';

/**
 * What a printer with this paper would print from these bytes. Pure, and able to run in a browser: a preview shows the very bytes
 * that would be sent, so it shows the slip as it is. Commands that the printer does not understand are counted.
 */
export function drawSlip(bytes: Uint8Array, widthDots: number): { readonly drawing: SlipDrawing; readonly unknownCount: number } {
  const paper = new PaperPath(widthDots);
  let unknownCount = 0;
  let at = 0;
  for (;;) {
    const command = decodeCommand(bytes.subarray(at), paper.chineseMode);
    if (command === null) break;
    at += command.length;
    if (command.kind === 'unknown') unknownCount += 1;
    else paper.execute(command);
  }
  // A command cut short at the end counts as unknown too.
  return { drawing: paper.canvas.takeSlip(), unknownCount: unknownCount + (at < bytes.length ? 1 : 0) };
}
