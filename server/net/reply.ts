import { placeholdersIn, REFUSAL_TEXTS, refusalText } from '../contract/texts/refusal-texts.ts';
import type { Reply } from '../contract/wire.ts';
import type { Answer } from '../kernel/words/answer.ts';
import type { RefusalCode, RefusalParams } from '../kernel/words/refusal.ts';

export function replyOf(answer: Answer): Reply {
  return answer.ok ? { ok: true, receipt: answer.receipt } : refusalReply(answer.refusal.code, answer.refusal.params);
}

/** Says no more than its text: a param that the text does not show stays here. */
export function refusalReply(code: RefusalCode, params: RefusalParams): Extract<Reply, { ok: false }> {
  const shown = placeholdersIn(REFUSAL_TEXTS.en[code]).flatMap((name) => (name in params ? [[name, params[name] ?? ''] as const] : []));
  return { ok: false, refusal: code, params: Object.fromEntries(shown), text: refusalText(code, params) };
}

const CONFLICT = 409;

/**
 * Refusals by server/net, and of names that do not exist, have a status of their own; the branch's own refusals
 * are conflicts with its state.
 */
const STATUS: Partial<Readonly<Record<RefusalCode, number>>> = {
  malformed: 400,
  'unknown-command': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'unknown-view': 404,
  'unknown-service': 404,
  'unknown-counter': 404,
  'unknown-ticket': 404,
  'unknown-reason': 404,
  'unknown-help-request': 404,
  'unknown-kiosk': 404,
  'unknown-printer': 404,
  'unknown-print-job': 404,
  'unknown-staff': 404,
  'unknown-device': 404,
  'unknown-prospect': 404,
  'unknown-gathering': 404,
  'unknown-attendee': 404,
  'import-gone': 404,
  'unknown-erasure': 404,
  'erasure-nothing-asked': 422,
  'pairing-code-wrong': 403,
  'device-not-enrolled': 401,
  'sign-in-wrong': 403,
  'sign-in-wait': 429,
  'sign-in-busy': 503,
  'provider-none': 404,
  'provider-away': 503,
  'provider-flow': 403,
  'provider-untrue': 403,
  'provider-clock': 403,
  'provider-stale': 403,
  'provider-declined': 403,
  'provider-person': 403,
  'code-wrong': 403,
  'secret-weak': 422,
  'unknown-person': 404,
  'payload-too-large': 413,
  'command-id-reused': 422,
  'too-many-requests': 429,
  'simulation-busy': 429,
  'simulation-late': 503,
  'simulation-failed': 503,
  stopping: 503,
  'storage-full': 507,
  'storage-busy': 503,
  'answer-damaged': 500,
  'day-damaged': 500,
  'server-fault': 500,
};

/** HTTP status of a reply. */
export function statusOf(reply: Reply): number {
  return reply.ok ? 200 : (STATUS[reply.refusal] ?? CONFLICT);
}
