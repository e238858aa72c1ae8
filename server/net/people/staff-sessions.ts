import { COLLEAGUES_MAX, type MeAnswer, type SessionShown, type StaffPageName } from '../../contract/people/people.ts';
import type { StaffSession } from '../../store/tables/sessions-table.ts';
import { AUDIENCE_OF_ROLE } from '../audiences.ts';
import type { Edge } from '../edge.ts';
import type { Subject } from '../subjects/subject.ts';
import { isAtPost, isServing } from './at-work.ts';

const HOUR_MS = 60 * 60_000;
/** A screen that nobody has used for this long is left: whoever comes next proves who he is. Not at a post where guests are announced. */
export const IDLE_MS = HOUR_MS;
/** A day at work, and its overtime. */
export const ABSOLUTE_MS = 14 * HOUR_MS;
/** A clock may have been steered back by so much since a person's last act; one that says more makes no session young again. */
const CLOCK_SLACK_MS = 2 * 60_000;

/** Who is signed in where, and for how long. Nobody's session ends while a customer is with him. */
export class StaffSessions {
  private readonly edge: Edge;

  constructor(edge: Edge) {
    this.edge = edge;
  }

  begin(staffId: string, deviceId: string): { readonly token: string; readonly session: StaffSession } {
    return this.edge.sessions.begin(staffId, deviceId, this.edge.time().now);
  }

  /** null: nobody is signed in by this token any more. */
  find(token: string): StaffSession | null {
    const session = token === '' ? null : this.edge.sessions.find(token);
    return session === null || !this.isInForce(session) ? null : session;
  }

  /** For whom a session speaks on one page; null: nobody, or none of his roles has that page. */
  subjectOf(token: string, page: StaffPageName): Subject | null {
    const session = this.find(token);
    return session !== null && this.pagesOf(session.staffId).includes(page) ? { audience: page, staffId: session.staffId } : null;
  }

  /** The person has acted: an idle hour begins anew. */
  touch(token: string): void {
    const session = this.edge.sessions.find(token);
    if (session !== null) this.edge.sessions.touch(session.id, this.edge.time().now);
  }

  me({ id, staffId, deviceId }: StaffSession): MeAnswer {
    const credential = this.edge.credentials.find(staffId);
    return {
      staffId,
      name: this.nameOf(staffId),
      staffNumber: credential?.staffNumber ?? null,
      pages: this.pagesOf(staffId),
      deviceName: this.deviceName(deviceId),
      timeZone: this.edge.configuration().branch.timeZone,
      sessions: this.shownOf(staffId, id),
      colleagues: this.colleaguesOf(staffId),
    };
  }

  /** A person's sessions, the latest first. @param ownId the session that asks; null: none of them */
  shownOf(staffId: string, ownId: string | null): readonly SessionShown[] {
    return this.edge.sessions
      .list()
      .filter((session) => session.staffId === staffId && this.isInForce(session))
      .sort((one, other) => other.activeAt - one.activeAt)
      .map(({ id, deviceId, signedInAt, activeAt }) => ({
        id,
        deviceName: this.deviceName(deviceId),
        signedInAt,
        activeAt,
        isThis: id === ownId,
      }));
  }

  /** Who is signed in at a device. */
  namesAt(deviceId: string): readonly string[] {
    const there = this.edge.sessions.list().filter((session) => session.deviceId === deviceId && this.isInForce(session));
    return [...new Set(there.map(({ staffId }) => this.nameOf(staffId)))];
  }

  private colleaguesOf(staffId: string): MeAnswer['colleagues'] {
    const own = this.pagesOf(staffId);
    const others = this.edge
      .configuration()
      .staff.filter(({ id }) => id !== staffId && this.pagesOf(id).some((page) => own.includes(page)));
    const ready = others.flatMap(({ id, name }) => {
      const credential = this.edge.credentials.find(id);
      const maySignIn = credential !== null && credential.secret !== null && credential.disabledAt === null;
      return maySignIn ? [{ staffNumber: credential.staffNumber, name }] : [];
    });
    return ready.slice(0, COLLEAGUES_MAX);
  }

  pagesOf(staffId: string): readonly StaffPageName[] {
    const roles = this.edge.configuration().staff.find(({ id }) => id === staffId)?.roles ?? [];
    const isAdministrator = this.edge.credentials.find(staffId)?.isAdministrator === true;
    return [...new Set(roles.map((role) => AUDIENCE_OF_ROLE[role])), ...(isAdministrator ? (['administrator'] as const) : [])];
  }

  private nameOf(staffId: string): string {
    const configured = this.edge.configuration().staff.find(({ id }) => id === staffId)?.name;
    return configured ?? this.edge.credentials.find(staffId)?.name ?? staffId;
  }

  private deviceName(deviceId: string): string {
    return this.edge.enrolment.listTokens().find(({ id }) => id === deviceId)?.name ?? deviceId;
  }

  private isInForce({ staffId, signedInAt, activeAt }: StaffSession): boolean {
    const { now } = this.edge.time();
    if (this.edge.credentials.find(staffId)?.disabledAt !== null) return false;
    if (now < Math.max(signedInAt, activeAt) - CLOCK_SLACK_MS) return false;
    const branch = this.edge.branch();
    if (isServing(branch, staffId)) return true;
    return now - signedInAt < ABSOLUTE_MS && (now - activeAt < IDLE_MS || isAtPost(branch, staffId));
  }
}
