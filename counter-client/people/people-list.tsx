import type { PeopleAnswer, PersonShown, SignInState } from '../../server/contract/people/people.ts';
import type { Keeping } from './keeping.ts';
import { TableHead } from './table-head.tsx';
import type { PeopleTextKey } from './zh.ts';

const ROLE_WORDS: { readonly [role in PersonShown['roles'][number]]: PeopleTextKey } = {
  teller: 'roleTeller',
  lobby: 'roleLobby',
  manager: 'roleManager',
  assistant: 'roleAssistant',
  supervisor: 'roleSupervisor',
  head: 'roleHead',
};

const STATE_WORDS: { readonly [state in SignInState]: PeopleTextKey } = {
  none: 'stateNone',
  code: 'stateCode',
  provider: 'stateProvider',
  ready: 'stateReady',
  disabled: 'stateDisabled',
  left: 'stateLeft',
};

const STATE_LOOK: { readonly [state in SignInState]: string } = {
  none: 'chip',
  code: 'chip chip-info',
  provider: 'chip chip-ok',
  ready: 'chip chip-ok',
  disabled: 'chip chip-bad',
  left: 'chip chip-warn',
};

export function PeopleList({ keeping, answer }: { readonly keeping: Keeping; readonly answer: PeopleAnswer }) {
  const { texts } = keeping;
  return (
    <section>
      <h2>{texts.t('people', {})}</h2>
      <p class="hint">{texts.t('rolesFromFile', {})}</p>
      <table>
        <TableHead texts={texts} columns={['person', 'staffNumber', 'roles', 'state', 'signedInWhere']} hasActs />
        <tbody>
          {answer.people.map((person) => (
            <PersonRow key={person.staffId} keeping={keeping} person={person} mayMake={answer.isAdministrator} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly keeping: Keeping;
  readonly person: PersonShown;
  readonly mayMake: boolean;
}

function PersonRow({ keeping, person, mayMake }: RowProps) {
  const { texts } = keeping;
  const roles = [
    ...person.roles.map((role) => texts.t(ROLE_WORDS[role], {})),
    ...(person.isAdministrator ? [texts.t('roleAdministrator', {})] : []),
  ];
  const until = person.codeUntil === null ? '' : keeping.time(person.codeUntil);
  return (
    <tr data-person={person.staffId}>
      <th scope="row">{person.name}</th>
      <td>{person.staffNumber ?? '—'}</td>
      <td>{roles.join(' · ')}</td>
      <td>
        <span class={STATE_LOOK[person.state]} data-state={person.state}>
          {texts.t(STATE_WORDS[person.state], { time: until })}
        </span>
      </td>
      <td>{person.sessions.length === 0 ? texts.t('nowhere', {}) : person.sessions.map(({ deviceName }) => deviceName).join(' · ')}</td>
      <td>{person.mayChange ? <Acts keeping={keeping} person={person} mayMake={mayMake} /> : null}</td>
    </tr>
  );
}

function Acts({ keeping, person, mayMake }: RowProps) {
  const { texts, ask, show } = keeping;
  const { staffId, state } = person;
  const path = `/api/people/${encodeURIComponent(staffId)}`;
  const hasCredential = state !== 'none' || person.staffNumber !== null;
  return (
    <div class="acts">
      {state === 'left' || state === 'disabled' ? null : (
        <button type="button" class="quiet" data-act="code" onClick={() => show({ kind: 'code', person })}>
          {texts.t(state === 'ready' ? 'resetSecret' : 'setUp', {})}
        </button>
      )}
      {person.sessions.length === 0 ? null : (
        <button type="button" class="quiet" data-act="sign-out" onClick={() => void ask('DELETE', `${path}/sessions`, null)}>
          {texts.t('signOutEverywhere', {})}
        </button>
      )}
      {mayMake && hasCredential && state !== 'left' ? (
        <button
          type="button"
          class="quiet"
          data-act="administrator"
          onClick={() => void ask('POST', `${path}/administrator`, { administrator: !person.isAdministrator })}
        >
          {texts.t(person.isAdministrator ? 'endAdministrator' : 'makeAdministrator', {})}
        </button>
      ) : null}
      {state === 'disabled' ? (
        <button type="button" class="quiet" data-act="enable" onClick={() => void ask('POST', `${path}/disabled`, { disabled: false })}>
          {texts.t('enable', {})}
        </button>
      ) : (
        <button type="button" class="quiet" data-act="disable" onClick={() => show({ kind: 'disable', person })}>
          {texts.t('disable', {})}
        </button>
      )}
    </div>
  );
}
