import { randomUUID } from 'node:crypto';
import type { ManagerView } from '../../server/contract/manager.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { WireCommand } from '../../server/contract/command/commands.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { CARD_BRANCH } from '../kernel/follow-up/follow-up-steps.ts';
import { type BranchAtWork, branchAtWork, type BranchParts, lastView, type Screen, until } from '../protocol/branch-at-work.ts';

export const LOBBY: ScreenSubject = { audience: 'lobby', staffId: 'zhao' };
export const HAN: ScreenSubject = { audience: 'manager', staffId: 'han' };
export const BAI: ScreenSubject = { audience: 'manager', staffId: 'bai' };
export const HEAD: ScreenSubject = { audience: 'supervisor', staffId: 'gao' };

type HandCard = Extract<WireCommand, { type: 'hand-card' }>;

export const PHONE = '13800138000';
export const PERSON = { salutation: { surname: '𠮷田', title: 'mr' }, phone: PHONE, consent: true, note: '周末来电👍' } as const;
export const CARD: HandCard = {
  type: 'hand-card',
  counterId: null,
  ticketId: null,
  referralId: null,
  cueId: 'large-cash',
  managerId: 'han',
  channel: 'phone',
  preferred: { from: '18:00', to: '20:30' },
  person: PERSON,
};

/** A branch whose lobby hands out cards, on its own socket; `han` is their manager's screen. */
export interface CardBranch {
  readonly branch: BranchAtWork;
  readonly lobby: Screen;
  readonly han: Screen;
  /** Hands a card out and waits until its manager sees it; its id. */
  handCard(part: Partial<HandCard>): Promise<string>;
  reveal(subject: ScreenSubject, followUpId: string, commandId: string): Promise<{ status: number; body: Record<string, unknown> }>;
}

export async function cardBranch(changes: Partial<BranchParts>): Promise<CardBranch> {
  const branch = await branchAtWork({ configuration: CARD_BRANCH, ...changes });
  const lobby = await branch.join(LOBBY);
  const han = await branch.join(HAN);
  return {
    branch,
    lobby,
    han,
    async handCard(part) {
      const followUpId = followUpOf(await lobby.ask({ ...CARD, ...part }));
      await until('the card on the manager’s screen', () => rowsOf(han).some((row) => row.followUpId === followUpId));
      return followUpId;
    },
    async reveal(subject, followUpId, commandId) {
      const response = await fetch(`${branch.url}/api/follow-ups/${followUpId}/phone`, {
        method: 'POST',
        headers: { authorization: `Bearer ${branch.tokenOf(subject)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ commandId }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

export function rowsOf(screen: Screen): ManagerView['followUps']['rows'] {
  return (lastView(screen) as unknown as ManagerView).followUps.rows;
}

export function logging(followUpId: string): Extract<WireCommand, { type: 'log-contact' }> {
  return { type: 'log-contact', followUpId, means: 'phone', result: 'again', nextOn: null, reasonId: null, note: null };
}

function followUpOf(reply: Reply): string {
  if (!reply.ok || reply.receipt.kind !== 'follow-up') throw new Error(`no follow-up: ${JSON.stringify(reply)}`);
  return reply.receipt.followUpId;
}

export const newId = (): string => randomUUID();
