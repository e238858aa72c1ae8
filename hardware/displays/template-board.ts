import type { Encoding, Template, TemplateValues } from '../bus/byte-template.ts';
import { renderTemplate } from '../bus/byte-template.ts';
import type { BoardDriver, BoardFacts } from './board.ts';

type BoardTemplates = { readonly [state in BoardFacts['state']]: Template };

/** A board without a driver of its own, driven by the bytes that its vendor's page gives for each state. */
export function templateBoard(address: number, encoding: Encoding, opening: Template | null, frames: BoardTemplates): BoardDriver {
  const none: TemplateValues = { address, counter: '', number: null, elsewhere: [] };
  return {
    opening: opening === null ? null : renderTemplate(opening, none, encoding),
    frame: (facts) => {
      const number = facts.state === 'calling' ? facts.number : null;
      const elsewhere = 'elsewhere' in facts ? facts.elsewhere : [];
      return renderTemplate(frames[facts.state], { address, counter: facts.label, number, elsewhere }, encoding);
    },
  };
}
