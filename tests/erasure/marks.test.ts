import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../server/kernel/commands.ts';
import type { Body } from '../../server/kernel/words/body.ts';
import { SHAPES } from '../../server/store/event-schema.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SUMMED_TABLES } from '../../server/store/integrity/row-sums.ts';
import { personalFields, TYING_TYPES } from '../../server/store/erasure/ties.ts';
import { ownDirectory } from '../store/directory.ts';
import { CANARIES } from './canary-customer.ts';

const TYPES = Object.keys(SHAPES) as (keyof typeof SHAPES)[];

/** Commands that store personal data, and the fields in which they name it: what the kernel itself marks. */
const apart = COMMANDS.flatMap(({ type, asked }) => {
  const bodies = Object.values<Body>(asked.wire);
  return [...new Set(bodies.flatMap((body) => Object.keys(body).filter((name) => body[name]?.form.kind === 'apart')))].map(
    (field) => [type, field] as const,
  );
});

describe('the marks of personal data', () => {
  it('are on every field by which an event refers to it, whatever it is called', () => {
    const named = new Set(apart.map(([, field]) => field));
    const refers = (field: string) => named.has(field) || /Refs?$|^personWas$/.test(field);
    const missing = TYPES.flatMap((type) => {
      const marked = personalFields(type);
      return Object.keys(SHAPES[type]).flatMap((field) => (refers(field) && !marked.includes(field) ? [`${type}.${field}`] : []));
    });
    expect(missing).toEqual([]);
    expect(personalFields('contact-corrected'), 'also where it lies deeper').toEqual(['was', 'words']);
  });

  it('lead from every event that refers to a customer to his affair, but for those about many', () => {
    const alone = TYPES.filter((type) => personalFields(type).length > 0 && !TYING_TYPES.includes(type));
    expect(alone).toEqual(['day-opened', 'customer-erased']);
  });

  it('are the commands that the canaries come by', () => {
    const driven = new Set([...Object.keys(CANARIES), 'seat-guest']);
    expect(apart.map(([type]) => type).filter((type) => !driven.has(type))).toEqual([]);
  });

  it('are the tables that are searched: no other holds sealed text', () => {
    const sealed = Object.entries(SUMMED_TABLES).flatMap(([table, columns]) =>
      columns.some((column) => column === 'facts' || column === 'details') ? [table] : [],
    );
    expect(sealed.toSorted()).toEqual(['attendees', 'people', 'prospects']);
  });
});

describe('a name of an earlier release, in plain text', () => {
  const facts = JSON.stringify({ salutation: { surname: 'Plainquax', title: 'mr' }, look: null, phone: null, note: null });

  it('is sealed at the start, and read as before; a damaged row stays damaged', () => {
    const directory = ownDirectory();
    const first = openDatabase(directory);
    const insert = first.connection.prepare("INSERT INTO people (ref, kept_for, facts, at) VALUES (?, 'record', ?, 1)");
    first.writer.transact(() => ['one', 'two'].forEach((ref) => insert.run(ref, facts)));
    const trigger = first.connection.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'people_updated'").pluck().get() ?? '';
    first.connection.exec(
      `DROP TRIGGER people_updated; UPDATE people SET facts = replace(facts, 'mr', 'ms') WHERE ref = 'two'; ${trigger}`,
    );
    first.close();
    const again = openDatabase(directory);
    const { seal } = again.keys;
    const rows = again.connection.prepare<[], { facts: string }>('SELECT facts FROM people ORDER BY ref').all();
    expect([seal.open(rows[0]?.facts ?? ''), rows[1]?.facts]).toEqual([facts, facts.replace('mr', 'ms')]);
    again.close();
  });
});
