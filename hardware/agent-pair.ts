import { z } from 'zod';
import { storeToken } from './agent-token.ts';
import type { HardwareConfig } from './config/schema.ts';
import { askServer } from './trust/ask-server.ts';

const ANSWER_WITHIN_MS = 10_000;
/** As the server shows it, with or without the gap. */
const CODE = /^\d{4} ?\d{4}$/;

const paired = z.object({ ok: z.literal(true), kind: z.literal('agent'), id: z.string(), token: z.string().regex(/^[\w-]{1,256}$/) });
const refused = z.object({ ok: z.literal(false), text: z.object({ en: z.string(), 'zh-CN': z.string() }) });

/** Pairing failed; the message says why and what to do. */
export class PairingError extends Error {
  override readonly name = 'PairingError';
}

/**
 * Uses up a pairing code and stores the token in the state folder, where a running agent finds it.
 * Returns the server's name for this agent. Throws PairingError.
 */
export async function pairAgent(config: HardwareConfig, code: string): Promise<string> {
  if (config.token !== null) throw new PairingError('The configuration names a token of its own. Remove "token" from it, then pair.');
  if (!CODE.test(code)) throw new PairingError('A pairing code has eight digits. Ask for one: npm run pair -- agent <id> on the server.');
  const answer = await ask(config, code.replace(' ', ''));
  const success = paired.safeParse(answer);
  if (!success.success) {
    const refusal = refused.safeParse(answer);
    const why = refusal.success ? `${refusal.data.text.en}\n${refusal.data.text['zh-CN']}` : 'The answer was not that of a branch server.';
    throw new PairingError(why);
  }
  try {
    storeToken(config.stateDir, success.data.token);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PairingError(`The token cannot be kept in ${config.stateDir} (${why}). Run this as the agent's own user, with a new code.`);
  }
  return success.data.id;
}

async function ask(config: HardwareConfig, code: string): Promise<unknown> {
  try {
    const question = { method: 'POST', path: '/api/pair', token: null, body: { code, path: null }, withinMs: ANSWER_WITHIN_MS } as const;
    return (await askServer(config, question)).body;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PairingError(
      `${config.server} does not answer as a branch server (${why}). Check "server" in the configuration, and the network.`,
    );
  }
}
