import type { StaffRole } from '../../server/kernel/configuration/configuration.ts';
import { AUDIENCE_OF_ROLE } from '../../server/net/audiences.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type BranchAtWork, AGENT, COUNTER_DISPLAY, KIOSK, RATER, WALL } from '../protocol/branch-at-work.ts';
import { BrowserOf, givePin, PIN } from '../sign-in/browser-of.ts';

/** Everybody who may ask: the headers of a request of theirs. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One person for each role, with no other. */
const PEOPLE: { readonly [R in StaffRole]: string } = {
  teller: 'wang',
  lobby: 'zhao',
  manager: 'liu',
  assistant: 'xu',
  supervisor: 'gao',
  head: 'he',
};
const ROLES = Object.keys(PEOPLE) as StaffRole[];
const ADMINISTRATOR = 'root';

export const ROLES_BRANCH = {
  ...TEST_BRANCH,
  staff: [
    ...TEST_BRANCH.staff.filter(({ id }) => id !== PEOPLE.teller && id !== PEOPLE.lobby),
    ...ROLES.map((role) => ({ id: PEOPLE[role], name: role, roles: [role] })),
  ],
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Nobody; whoever was somebody; every screen, every role at a paired device, a device at which nobody is signed in, and the command line. */
export async function callersOf(branch: BranchAtWork): Promise<readonly Caller[]> {
  const screens = [KIOSK, WALL, COUNTER_DISPLAY, RATER, AGENT].map((subject) => ({
    name: subject.audience,
    headers: bearer(branch.tokenOf(subject)),
  }));
  const revoked = bearer(branch.tokenOf({ audience: 'kiosk', kioskId: 'k2' }));
  branch.revoke({ audience: 'kiosk', kioskId: 'k2' });
  const people: Caller[] = [];
  for (const role of ROLES) people.push(await person(branch, PEOPLE[role], role, AUDIENCE_OF_ROLE[role]));
  await givePin(branch, ADMINISTRATOR, { isAdministrator: true });
  people.push(await person(branch, ADMINISTRATOR, 'administrator', 'administrator'));
  const empty = new BrowserOf(branch);
  await empty.pair('desk-empty');
  return [
    { name: 'nobody', headers: {} },
    { name: 'revoked', headers: revoked },
    ...screens,
    { name: 'workstation', headers: { cookie: empty.cookie, 'branch-page': 'supervisor' } },
    ...people,
    { name: 'operator', headers: bearer(branch.operatorToken) },
  ];
}

async function person(branch: BranchAtWork, staffId: string, name: string, page: string): Promise<Caller> {
  const browser = new BrowserOf(branch);
  await browser.pair(`desk-${staffId}`);
  if (staffId !== ADMINISTRATOR) await givePin(branch, staffId, {});
  const { status } = await browser.signIn(staffId, PIN);
  if (status !== 200) throw new Error(`${name} cannot sign in`);
  return { name, headers: { cookie: browser.cookie, 'branch-page': page } };
}
