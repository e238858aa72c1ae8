import type { z } from 'zod';
import type { setUpRequest, signInRequest } from '../../contract/people/people.ts';
import { intentOf } from '../../desk/intent.ts';
import type { Refusal } from '../../kernel/words/refusal.ts';
import type { Credential } from '../../store/tables/credentials-table.ts';
import type { StaffSession } from '../../store/tables/sessions-table.ts';
import type { Edge } from '../edge.ts';
import { GuessDelays } from './guess-delays.ts';
import { partsOfCode, sumOfCode } from './one-time-code.ts';
import { hashSecret, isSecret, unlessBusy } from './secrets.ts';
import type { StaffSessions } from './staff-sessions.ts';
import type { Asker, TrailNotes } from './trail-notes.ts';
import { isWeakSecret, PASSPHRASE_LENGTH_MIN, PIN_DIGITS_MIN } from './weak-secret.ts';

export const MINUTE_MS = 60_000;
/** What the list of devices calls the one at which the first administrator was made. */
const FIRST_WORKSTATION = { audience: 'workstation', subject: 'first', name: '首位管理员的设备 First administrator' } as const;

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface Begun {
  readonly token: string;
  readonly session: StaffSession;
  /** A token for the device, which was not enrolled before; null: it was. */
  readonly deviceToken: string | null;
}

/** Proving who one is: by staff number and secret at an enrolled device, the first time by a one-time code. */
export class SignIn {
  private readonly edge: Edge;
  private readonly sessions: StaffSessions;
  private readonly notes: TrailNotes;
  private readonly delays = new GuessDelays();
  private isFirstRunUsed = false;

  constructor(edge: Edge, sessions: StaffSessions, notes: TrailNotes) {
    this.edge = edge;
    this.sessions = sessions;
    this.notes = notes;
  }

  /**
   * The same answer, after the same work, for a person who is unknown, has no secret yet, or is disabled.
   * @param deviceToken the workstation's own; "": it has none
   * @param sessionToken of whoever is signed in with this browser so far; "": nobody
   */
  async signIn(
    { staffNumber, secret, counterHandedOver }: z.infer<typeof signInRequest>,
    deviceToken: string,
    sessionToken: string,
  ): Promise<Outcome<Begun>> {
    const deviceId = this.workstation(deviceToken);
    if (deviceId === null) return refused('device-not-enrolled', {});
    const waitMs = this.delays.begin(staffNumber, deviceId, this.edge.monotonicMs());
    if (waitMs > 0) return refused('sign-in-wait', { minutes: Math.ceil(waitMs / MINUTE_MS) });
    const credential = this.edge.credentials.findByNumber(staffNumber);
    const stored = credential?.secret ?? null;
    const isRight = await unlessBusy(() => isSecret(secret, stored));
    if (isRight === null) {
      this.delays.takeBack(staffNumber, deviceId);
      return refused('sign-in-busy', {});
    }
    // Meanwhile he may have been disabled, or given another secret.
    const now = credential === null ? null : this.edge.credentials.find(credential.staffId);
    if (!isRight || now === null || now.disabledAt !== null || now.secret !== stored) {
      this.edge.log.warn({ deviceId }, 'wrong staff number or secret');
      // A number that nobody has may be a customer's, or a secret typed in the wrong field: it is not kept.
      this.notes.note(atSignIn(credential?.staffId ?? null, deviceId), 'sign-in-failed', null, 'refused');
      return refused('sign-in-wrong', {});
    }
    this.delays.succeed(staffNumber, deviceId);
    if (this.sessions.pagesOf(now.staffId).length === 0) return refused('unknown-staff', {});
    const held = counterHandedOver === null ? null : await this.leave(counterHandedOver, sessionToken);
    if (held !== null) return { ok: false, refusal: held };
    return { ok: true, value: this.enter(now.staffId, deviceId, null) };
  }

  /** Closes a counter for who leaves it, once his colleague has proved who he is. null: it is left; otherwise why not, and nobody changes. */
  private async leave(counterId: string, sessionToken: string): Promise<Refusal | null> {
    const leaving = this.sessions.find(sessionToken);
    if (leaving === null) return null;
    const actor = { role: 'teller', staffId: leaving.staffId } as const;
    const answer = await this.edge.submit(intentOf(this.edge.newId(), { type: 'close-counter', counterId }, actor, null));
    return answer.ok ? null : answer.refusal;
  }

  /** Chooses a secret with a one-time code, and signs in. The first administrator's code enrols the device too: its owner reads the server's terminal. */
  async setUp(request: z.infer<typeof setUpRequest>, deviceToken: string): Promise<Outcome<Begun>> {
    const isFirst = this.isFirstRunCode(request.code);
    const person = isFirst ? this.firstAdministrator(request) : this.personOf(request.code);
    if (person === null) return refused('code-wrong', {});
    const deviceId = this.workstation(deviceToken);
    if (!isFirst && deviceId === null) return refused('device-not-enrolled', {});
    if (isWeakSecret(request.secret, person.staffNumber))
      return refused('secret-weak', { digits: PIN_DIGITS_MIN, length: PASSPHRASE_LENGTH_MIN });
    const isProved = isFirst || (await unlessBusy(() => isSecret(partsOfCode(request.code).proof, person.codeHash)));
    if (isProved === false) return refused('code-wrong', {});
    const taken = this.edge.credentials.findByNumber(person.staffNumber);
    if (taken !== null && taken.staffId !== person.staffId) return refused('staff-number-taken', { number: person.staffNumber });
    const secret = isProved === null ? null : await unlessBusy(() => hashSecret(request.secret));
    if (secret === null) return refused('sign-in-busy', {});
    // A code works once, also for two who type it at the same moment.
    const isStillOpen = isFirst ? this.isFirstRunCode(request.code) : this.personOf(request.code)?.codeHash === person.codeHash;
    if (!isStillOpen) return refused('code-wrong', {});
    const { now } = this.edge.time();
    this.edge.credentials.keep({ ...person, secret, codeName: null, codeHash: null, codeUntil: null, changedAt: now });
    this.isFirstRunUsed ||= isFirst;
    this.edge.log.info({ staffId: person.staffId, isFirst }, 'secret chosen');
    this.notes.note(atSignIn(person.staffId, deviceId), 'secret-chosen', null, 'done');
    return { ok: true, value: this.beginAt(person.staffId, deviceId) };
  }

  /** Id of the workstation with this token; null: none, or another kind of device. */
  workstation(deviceToken: string): string | null {
    const id = deviceToken === '' ? null : this.edge.enrolment.idOf(deviceToken);
    const enrolled = id === null ? undefined : this.edge.enrolment.listTokens().find((one) => one.id === id);
    return enrolled?.audience === 'workstation' ? enrolled.id : null;
  }

  private beginAt(staffId: string, deviceId: string | null): Begun {
    if (deviceId !== null) return this.enter(staffId, deviceId, null);
    const { audience, subject, name } = FIRST_WORKSTATION;
    const deviceToken = this.edge.enrolment.issueToken(audience, subject, name, this.edge.time().now);
    return { ...this.enter(staffId, this.edge.enrolment.idOf(deviceToken) ?? '', null), deviceToken };
  }

  /**
   * Whoever has proved who he is, at an enrolled device, is signed in.
   * @param by what vouched for him, for the trail; null: his own secret
   */
  enter(staffId: string, deviceId: string, by: string | null): Begun {
    this.edge.log.info({ staffId, deviceId, by }, 'signed in');
    this.notes.note(atSignIn(staffId, deviceId), 'signed-in', by, 'done');
    return { ...this.sessions.begin(staffId, deviceId), deviceToken: null };
  }

  private isFirstRunCode(typed: string): boolean {
    const { firstRunCode } = this.edge;
    if (firstRunCode === null || this.isFirstRunUsed) return false;
    return sumOfCode(typed) === firstRunCode.sha256 && this.edge.time().now < firstRunCode.until;
  }

  /** Whose open code begins like this one. */
  private personOf(typed: string): Credential | null {
    const found = this.edge.credentials.findByCode(partsOfCode(typed).name);
    const isOpen = found !== null && found.disabledAt === null && found.codeUntil !== null && this.edge.time().now < found.codeUntil;
    return isOpen ? found : null;
  }

  /** Somebody of branch.json whose id is the number typed, or a person of the administrator's own. */
  private firstAdministrator({ staffNumber, name }: z.infer<typeof setUpRequest>): Credential | null {
    if (staffNumber === null || name === null) return null;
    const configured = this.edge.configuration().staff.find(({ id }) => id.toLowerCase() === staffNumber);
    const staffId = configured?.id ?? `administrator-${staffNumber}`;
    const known = { secret: null, codeName: null, codeHash: null, codeUntil: null, disabledAt: null, changedAt: 0 };
    return { staffId, staffNumber, name: configured?.name ?? name, isAdministrator: true, ...known };
  }
}

/** Before somebody is signed in, he has no page. */
function atSignIn(staffId: string | null, deviceId: string | null): Asker {
  return { staffId, role: 'workstation', deviceId };
}

export function refused(code: Refusal['code'], params: Refusal['params']): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, params } };
}
