import { expect, it } from 'vitest';
import { CertificateInUse, DAY_MS, ENDING_WITHIN_DAYS, EXPIRING_WITHIN_DAYS } from '../../server/certificate/certificate-in-use.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { NO_FAULTS } from '../health/no-faults.ts';
import { branchAtWork, LOBBY, until } from '../protocol/branch-at-work.ts';
import { LOOPBACK, ServerFiles, testAuthority } from './authority.ts';

const SUPERVISOR: ScreenSubject = { audience: 'supervisor', staffId: 'gao' };
const STAFF = [...TEST_BRANCH.staff, { id: 'gao', name: '高文清', roles: ['supervisor' as const] }];

it('the supervisor hears of a certificate from 30 days on, the lobby only from 7: weeks before, nobody in the hall can do anything', async ({
  onTestFinished,
}) => {
  const authority = await testAuthority();
  const files = new ServerFiles([]).put(await authority.issue(LOOPBACK, Date.now()));
  const inUse = new CertificateInUse(files, { info: () => undefined });
  const { validTo } = inUse.current;
  let now = validTo - EXPIRING_WITHIN_DAYS * DAY_MS;
  const certificate = () => inUse.conditions(now);
  const faults = {
    ...NO_FAULTS,
    'certificate-expiring': () => certificate().expiring,
    'certificate-ending': () => certificate().ending,
    'certificate-invalid': () => certificate().invalid,
  };
  const branch = await branchAtWork({ configuration: { ...TEST_BRANCH, staff: STAFF }, faults });
  onTestFinished(() => branch.stop());
  const told = async (subject: ScreenSubject): Promise<readonly string[]> => {
    const answer = await branch.get(`/api/views/${subject.audience}`, branch.tokenOf(subject));
    const { view } = (await answer.json()) as { readonly view: { readonly conditions: readonly { readonly kind: string }[] } };
    return view.conditions.map(({ kind }) => kind);
  };
  const supervisor = await branch.join(SUPERVISOR);
  const lobby = await branch.join(LOBBY);
  const pushed = ({ views }: typeof lobby) => (views.at(-1)?.view['conditions'] as readonly { readonly kind: string }[])[0]?.kind ?? null;
  expect([await told(SUPERVISOR), await told(LOBBY)]).toEqual([[], []]);

  now += 1;
  await until('the supervisor hears of it', () => pushed(supervisor) === 'certificate-expiring');
  expect([await told(SUPERVISOR), await told(LOBBY), pushed(lobby)]).toEqual([['certificate-expiring'], [], null]);

  now = validTo - ENDING_WITHIN_DAYS * DAY_MS + 1;
  await until('the lobby hears of it', () => pushed(lobby) === 'certificate-ending');
  expect([await told(SUPERVISOR), await told(LOBBY)]).toEqual([['certificate-ending'], ['certificate-ending']]);

  now = validTo;
  await until('the lobby hears that it has expired', () => pushed(lobby) === 'certificate-invalid');
});
