import type { Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Reply } from '../contract/wire.ts';
import { refusalReply } from './reply.ts';

/*
 * The last check before anything leaves the server: a message has exactly the keys that its schema names. Replies and answers leave in
 * the schema's order too, because an order can tell something. Views are checked where they are made (of-subject.ts, phone/rooms.ts).
 */

/** Logged when a reply was cut. No test may see it unless it plants one (tests/protocol/branch-at-work.ts looks). */
export const REPLY_CUT = 'a reply would have said more than the contract: it was cut';

/**
 * The message as its schema has it.
 * @throws Error when it does not match: a bug, and nothing is sent
 */
export function checked<T>(what: string, schema: z.ZodType<T>, message: unknown): T {
  const parsed = schema.safeParse(message);
  if (!parsed.success) throw new Error(`${what} would say what it must not: ${parsed.error.message}`);
  return parsed.data;
}

/**
 * A reply as its audience may have it. Keys too many are cut off and logged, and the server goes on: what was asked is done and
 * stored, an asker who repeats it would stop the server again, and a kiosk that failed for one customer only would tell who that is.
 */
export function outgoingReply(log: Logger, schema: z.ZodType<Reply>, reply: Reply): Reply {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const { rest, cut } = withoutStrangers(reply, parsed.error);
  const again = schema.safeParse(rest);
  log.error({ cut, matches: again.success }, REPLY_CUT);
  return again.success ? again.data : refusalReply('server-fault', {});
}

/** A copy without the keys that the schema does not know, and their names. */
function withoutStrangers(reply: Reply, error: z.ZodError): { readonly rest: unknown; readonly cut: readonly string[] } {
  const rest: unknown = structuredClone(reply);
  const cut: string[] = [];
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)[step], rest);
    for (const key of issue.keys) {
      delete (holder as Record<string, unknown>)[key];
      cut.push([...issue.path, key].join('.'));
    }
  }
  return { rest, cut };
}

/**
 * The only way JSON leaves over HTTP (tests/architecture/outgoing.test.ts).
 * @throws Error as `checked`; the application answers a server fault instead
 */
export function answerJson(response: Response, schema: z.ZodType, body: unknown): void {
  response.json(checked('an answer', schema, body));
}
