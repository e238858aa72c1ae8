import type { WireCommand } from '../../../server/contract/command/commands.ts';
import type { ScreenSubject } from '../../../server/net/subjects/subject.ts';
import { GUIDED_BRANCH } from '../../kernel/referral/referral-steps.ts';
import { type BranchAtWork, branchAtWork, KIOSK, LOBBY, type Screen, TAKE, TELLER } from '../../protocol/branch-at-work.ts';
import { builtScreens } from '../built.ts';

export const HEAD: ScreenSubject = { audience: 'supervisor', staffId: 'gu' };
export const HAN: ScreenSubject = { audience: 'manager', staffId: 'han' };

const MINUTE_MS = 60_000;

/** A branch with a lobby, a teller and two managers at work. */
export interface DayEndBranch {
  readonly branch: BranchAtWork;
  readonly lobby: Screen;
  /** A customer comes, waits this time, is served, and is referred by the teller. Returns the id of the referral. */
  readonly refer: (waitMinutes: number, surname: string | null) => Promise<string>;
  /** Goes to the guest, after this many seconds. */
  readonly answer: (referralId: string, afterSeconds: number) => Promise<void>;
  /** Brings the guest to a manager, who is free again afterwards. */
  readonly introduce: (referralId: string, managerId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function dayEndBranch(): Promise<DayEndBranch> {
  const configuration = { ...GUIDED_BRANCH, staff: [...GUIDED_BRANCH.staff, { id: 'gu', name: '顾维', roles: ['head' as const] }] };
  /* The screens are built without a build id: a server of another one would make them reload. */
  const branch = await branchAtWork({ configuration, webDir: await builtScreens(), build: 'development' });
  const [lobby, teller, kiosk] = [await branch.join(LOBBY), await branch.join(TELLER), await branch.join(KIOSK)];
  await done(lobby, { type: 'start-duty' });
  await done(teller, { type: 'open-counter', counterId: 'c1' });
  const managers = new Map<string, Screen>();
  for (const managerId of ['han', 'bai']) {
    const screen = await branch.join({ audience: 'manager', staffId: managerId });
    managers.set(managerId, screen);
    await done(screen, { type: 'set-manager-state', managerId, state: 'free', backAt: null });
  }
  const refer: DayEndBranch['refer'] = async (waitMinutes, surname) => {
    const taken = await done(kiosk, TAKE);
    if (taken.kind !== 'ticket') throw new Error('no number came');
    const ticket = { counterId: 'c1', ticketId: taken.ticketId };
    branch.clock.advanceTo(branch.clock.now() + waitMinutes * MINUTE_MS);
    await done(teller, { type: 'call-next', counterId: 'c1', finishing: null });
    branch.clock.advanceTo(branch.clock.now() + MINUTE_MS / 2);
    await done(teller, { type: 'start-service', ...ticket });
    const raised = await done(teller, {
      type: 'raise-referral',
      ...ticket,
      cueId: 'large-cash',
      confidence: 'possible',
      target: { kind: 'lobby' },
      salutation: surname === null ? null : { surname, title: 'ms' },
    });
    if (raised.kind !== 'referral') throw new Error('nobody was referred');
    await done(teller, { type: 'finish-service', ...ticket });
    return raised.referralId;
  };
  const answer: DayEndBranch['answer'] = async (referralId, afterSeconds) => {
    branch.clock.advanceTo(branch.clock.now() + afterSeconds * 1_000);
    await done(lobby, { type: 'acknowledge-referral', referralId });
  };
  const introduce: DayEndBranch['introduce'] = async (referralId, managerId) => {
    await done(lobby, { type: 'introduce-guest', referralId, managerId });
    const screen = managers.get(managerId);
    if (screen !== undefined) await done(screen, { type: 'end-meeting', managerId, guest: { kind: 'referral', referralId } });
  };
  return { branch, lobby, refer, answer, introduce, stop: () => branch.stop() };
}

/** The receipt of what must be carried out. */
export async function done(screen: Screen, command: WireCommand) {
  const reply = await screen.ask(command);
  if (!reply.ok) throw new Error(`${command.type}: ${JSON.stringify(reply)}`);
  return reply.receipt;
}

/** A morning as it goes: three introduced, one of them unnamed, a card handed out, one who declined. */
export async function morning({ lobby, refer, answer, introduce }: DayEndBranch): Promise<void> {
  for (const [waitMinutes, surname, managerId, seconds] of [
    [4, '欧阳', 'han', 12],
    [18, null, 'bai', 38],
    [26, '林', 'han', 55],
  ] as const) {
    const referralId = await refer(waitMinutes, surname);
    await answer(referralId, seconds);
    await introduce(referralId, managerId);
  }
  const carded = await refer(9, '𠮷野');
  await answer(carded, 21);
  await done(lobby, {
    type: 'hand-card',
    counterId: null,
    ticketId: null,
    referralId: carded,
    cueId: null,
    managerId: 'han',
    channel: 'phone',
    preferred: { from: '14:00', to: '17:00' },
    person: null,
  });
  const declined = await refer(3, null);
  await answer(declined, 8);
  await done(lobby, { type: 'conclude-referral', referralId: declined, outcome: 'declined' });
}
