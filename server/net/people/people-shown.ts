import type { PersonShown, SignInState } from '../../contract/people/people.ts';
import type { StaffRole } from '../../kernel/configuration/configuration.ts';
import type { Credential } from '../../store/tables/credentials-table.ts';
import type { Edge } from '../edge.ts';
import type { Subject } from '../subjects/subject.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** Who may look at people and devices, set somebody up and sign somebody out. */
export function mayKeepPeople({ audience }: Subject): boolean {
  return audience === 'administrator' || audience === 'supervisor' || audience === 'operator';
}

/** A supervisor has no power over an administrator: setting back his PIN would make one of the supervisor. */
export function mayChange({ audience }: Subject, person: Credential | null): boolean {
  return audience !== 'supervisor' || person?.isAdministrator !== true;
}

/** Everybody of branch.json, in its order; then administrators of no other role, and those who have left. */
export function peopleShown(edge: Edge, sessions: StaffSessions, asker: Subject): readonly PersonShown[] {
  const { staff } = edge.configuration();
  const others = edge.credentials.list().filter(({ staffId }) => staff.every(({ id }) => id !== staffId));
  const shown = (staffId: string, name: string, roles: readonly StaffRole[]): PersonShown => {
    const credential = edge.credentials.find(staffId);
    return {
      staffId,
      staffNumber: credential?.staffNumber ?? null,
      name,
      roles,
      isAdministrator: credential?.isAdministrator ?? false,
      state: stateOf(credential, roles, edge),
      codeUntil: credential?.codeUntil ?? null,
      mayChange: mayChange(asker, credential),
      sessions: sessions.shownOf(staffId, null),
    };
  };
  return [...staff.map(({ id, name, roles }) => shown(id, name, roles)), ...others.map(({ staffId, name }) => shown(staffId, name, []))];
}

function stateOf(credential: Credential | null, roles: readonly StaffRole[], edge: Edge): SignInState {
  if (credential === null) return 'none';
  if (credential.disabledAt !== null) return 'disabled';
  if (roles.length === 0 && !credential.isAdministrator) return 'left';
  if (credential.secret !== null) return 'ready';
  if (credential.codeUntil !== null && credential.codeUntil > edge.time().now) return 'code';
  return edge.provider === null ? 'none' : 'provider';
}
