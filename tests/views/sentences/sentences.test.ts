import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { lobbyZh } from '../../../counter-client/lobby/texts-zh.ts';
import { managerZh } from '../../../counter-client/manager/texts-zh.ts';
import { supervisorZh } from '../../../counter-client/supervisor/texts-zh.ts';
import { tellerZh } from '../../../counter-client/teller/texts-zh.ts';
import { explanation } from '../../../server/contract/explanation.ts';
import { meAnswer } from '../../../server/contract/people/people.ts';
import { lobbyView } from '../../../server/contract/lobby.ts';
import { managerView } from '../../../server/contract/manager.ts';
import { observerAnswer, ruleTable, supervisorView } from '../../../server/contract/supervisor.ts';
import { tellerView } from '../../../server/contract/teller.ts';
import { LOBBY } from './lobby.ts';
import { MANAGER } from './manager.ts';
import type { Rows } from './shared.ts';
import { SUPERVISOR } from './supervisor.ts';
import { TELLER } from './teller.ts';

/*
 * A page that promises what does not happen is worse than one that is silent. Every staff sentence with a number or a person in
 * it stands in a table beside the field of the view that makes it true.
 */
const PAGES: Readonly<Record<string, { readonly texts: Readonly<Record<string, string>>; readonly rows: Rows; readonly view: z.ZodType }>> =
  {
    lobby: { texts: lobbyZh, rows: LOBBY, view: lobbyView },
    manager: { texts: managerZh, rows: MANAGER, view: managerView },
    supervisor: { texts: supervisorZh, rows: SUPERVISOR, view: supervisorView },
    teller: { texts: tellerZh, rows: TELLER, view: tellerView },
  };
/** Of answers with a schema, the field is looked up too. */
const ANSWERS: Readonly<Record<string, z.ZodType>> = { explanation, meAnswer, observerAnswer, ruleTable };

interface Inside {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
}

/** Whether the schema has such a field. */
function has(schema: z.ZodType, steps: readonly string[]): boolean {
  const inside = schema.def as unknown as Inside;
  if (inside.innerType !== undefined) return has(inside.innerType, steps);
  if (inside.options !== undefined) return inside.options.some((option) => has(option, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  const next =
    step === '*' ? (inside.element ?? inside.valueType) : Object.entries(inside.shape ?? {}).find(([name]) => name === step)?.[1];
  return next !== undefined && has(next, rest);
}

function isTrue(view: z.ZodType, truth: string): boolean {
  if (truth.startsWith('page: ')) return true;
  const [, name, field] = /^answer: (\w+) (\S+)$/.exec(truth) ?? [];
  const answer = ANSWERS[name ?? ''];
  if (answer !== undefined) return has(answer, (field ?? '').split('.'));
  return truth.startsWith('answer: the ') || has(view, truth.split('.'));
}

const sentences = (texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(texts)
    .filter(([, text]) => text.includes('{{'))
    .map(([key]) => key)
    .sort();

describe.each(Object.entries(PAGES))('what the %s page says', (_, { texts, rows, view }) => {
  it('stands in the table, sentence by sentence, and nothing else does', () => {
    expect(Object.keys(rows).sort()).toEqual(sentences(texts));
  });

  it('is made true by a field that the view has', () => {
    expect(Object.entries(rows).filter(([, truth]) => !isTrue(view, truth))).toEqual([]);
  });
});

describe('the table', () => {
  it('planted: a new sentence without a row, and a row without its field, are found', () => {
    expect(sentences({ ...managerZh, planted: '{{name}} 已收到' })).not.toEqual(Object.keys(MANAGER).sort());
    expect(isTrue(managerView, 'desks.*.meeting.promisedTo')).toBe(false);
    expect(isTrue(lobbyView, 'answer: explanation calls.*.feeling')).toBe(false);
    expect(isTrue(managerView, 'desks.*.meeting.cards.*.recorderName')).toBe(true);
  });
});
