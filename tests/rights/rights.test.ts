import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wireBodiesOf } from '../../server/contract/command/commands.ts';
import { wallView } from '../../server/contract/wall.ts';
import { AUDIENCES } from '../../server/contract/wire.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';
import { limitsWith } from '../../server/net/limits.ts';
import { commandsOf } from '../../server/net/of-subject.ts';
import { type BranchAtWork, branchAtWork } from '../protocol/branch-at-work.ts';
import { type Caller, callersOf, ROLES_BRANCH } from './callers.ts';
import { fieldsOf, fieldTable } from './fields.ts';
import { commandTable, routeTable } from './probe.ts';
import { type FoundRoute, routesOf } from './routes.ts';

/*
 * Who may do and read what, made anew from the routes that exist, the commands that exist and the views' own schemas, and asked of a
 * real server. Whoever changes a right changes rights.txt with it (`npx vitest run tests/rights -u`), where a reviewer sees the line.
 */
const REVIEWED = join(import.meta.dirname, 'rights.txt');
/** Far more than the tables ask: no limit may be taken for a refusal. */
const ENOUGH = 100_000;
const LIMITS = { ...limitsWith(ENOUGH), failedSignInsPerMinute: ENOUGH };

const TYPES = [...new Set([...AUDIENCES.flatMap((audience) => [...commandsOf(audience).keys()]), ...commandsOf('operator').keys()])];

let branch: BranchAtWork;
let callers: readonly Caller[];
let routes: readonly FoundRoute[];

beforeAll(async () => {
  const found = await routesOf(() => branchAtWork({ configuration: ROLES_BRANCH, limits: LIMITS }));
  branch = found.started;
  routes = found.routes;
  callers = await callersOf(branch);
});
afterAll(() => branch.stop());

describe('who may do and read what', () => {
  it('is what was reviewed, line by line, on the server itself', async () => {
    const commands = await commandTable(branch, TYPES, callers);
    const doors = await routeTable(branch, routes, callers);
    const tables = [
      ['Commands, and who may ask for them', commands],
      ['Routes, and who gets through their door', doors],
      ['Fields of the views, and the audiences that get them', fieldTable()],
    ] as const;
    const text = tables.map(([title, lines]) => `${title}\n\n${lines.join('\n')}\n`).join('\n');
    await expect(text).toMatchFileSnapshot(REVIEWED);
    expect(branch.deaths).toEqual([]);
  });

  it('covers every command that any role has, and more than fifty routes', () => {
    expect(TYPES).toEqual(expect.arrayContaining(wireBodiesOf('lobby').map(({ type }) => type)));
    expect(routes.length).toBeGreaterThan(50);
  });

  it('shows a command too many, and a field too many', async () => {
    const screens = callers.filter(({ name }) => ['kiosk', 'wall', 'rating'].includes(name));
    const given = AUDIENCE_ROWS.wall.commands as Map<string, unknown>;
    given.set('call-next', AUDIENCE_ROWS.teller.commands.get('call-next'));
    try {
      expect(await commandTable(branch, ['call-next'], screens)).toEqual(['call-next: wall']);
    } finally {
      given.delete('call-next');
    }
    expect(await commandTable(branch, ['call-next'], screens)).toEqual(['call-next: nobody here']);
    const widened = wallView.extend({ waiting: z.array(z.strictObject({ tier: z.string() })) });
    expect([...fieldsOf(widened)].filter((field) => !fieldsOf(AUDIENCE_ROWS.wall.schema).has(field))).toEqual([
      'waiting',
      'waiting[].tier',
    ]);
  });
});
