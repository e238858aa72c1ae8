import { randomUUID } from 'node:crypto';
import iconv from 'iconv-lite';
import type { ImportPreview, ImportRefused, ProspectPage } from '../../server/contract/list/prospects.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type BranchAtWork, branchAtWork, type BranchParts } from '../protocol/branch-at-work.ts';

export const SUPERVISOR: ScreenSubject = { audience: 'supervisor', staffId: 'gao' };
export const LIU: ScreenSubject = { audience: 'manager', staffId: 'liu' };
export const SUN: ScreenSubject = { audience: 'manager', staffId: 'sun' };
export const ASSISTANT: ScreenSubject = { audience: 'manager', staffId: 'xu' };

/** Two managers, one of whom has an assistant. */
export const LIST_BRANCH: BranchConfiguration = {
  ...TEST_BRANCH,
  staff: [
    ...TEST_BRANCH.staff.filter(({ id }) => !['gao', 'liu', 'sun', 'xu'].includes(id)),
    { id: 'gao', name: '高文清', roles: ['supervisor'] },
    { id: 'liu', name: '刘洋', roles: ['manager'] },
    { id: 'sun', name: '孙倩', roles: ['manager'] },
    { id: 'xu', name: '许可', roles: ['assistant'] },
  ],
  guidance: {
    ...TEST_BRANCH.guidance,
    managers: [{ staffId: 'liu', place: { 'zh-CN': '理财室 1', en: 'Room 1' }, assistantIds: ['xu'] }],
  },
};

export const HEADER = '客户称呼,电话,来源,客户经理,备注,方便时间';
export const utf8 = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);
export const gb18030 = (...lines: string[]): Buffer => iconv.encode(`${lines.join('\r\n')}\r\n`, 'gb18030');

/** A telephone that no other number gives. */
export const phone = (index: number): string => `138${String(index).padStart(8, '0')}`;

/** A branch that lists are uploaded to. */
export interface ListBranch {
  readonly branch: BranchAtWork;
  as(subject: ScreenSubject): Caller;
  stop(): Promise<void>;
}

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

/** One token's HTTP. */
export interface Caller {
  get<T>(path: string): Promise<Answered<T>>;
  post<T>(path: string, body: object): Promise<Answered<T>>;
  delete(path: string): Promise<Answered<unknown>>;
  /** A file to be checked; `query` as "?share=…". */
  upload(bytes: Buffer, query: string): Promise<Answered<ImportPreview & ImportRefused & { refusal: string }>>;
  commit(importId: string, leavingOut: number, commandId: string): Promise<Answered<{ ok: boolean; refusal: string }>>;
  prospects(query: string): Promise<ProspectPage>;
}

export async function listBranch(changes: Partial<BranchParts>): Promise<ListBranch> {
  const branch = await branchAtWork({ configuration: LIST_BRANCH, ...changes });
  return { branch, as: (subject) => callerOf(branch.url, branch.tokenOf(subject)), stop: () => branch.stop() };
}

export function callerOf(url: string, token: string): Caller {
  async function send<T>(method: string, path: string, type: string, body: Buffer | string | null): Promise<Answered<T>> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(url + path, {
      method,
      headers,
      body: typeof body === 'object' && body !== null ? new Uint8Array(body) : body,
    });
    return { status: response.status, body: (await response.json()) as T };
  }
  const get = <T>(path: string) => send<T>('GET', path, 'application/json', null);
  const post = <T>(path: string, body: object) => send<T>('POST', path, 'application/json', JSON.stringify(body));
  return {
    get,
    post,
    delete: (path) => send('DELETE', path, 'application/json', null),
    upload: (bytes, query) => send('POST', `/api/prospect-imports${query}`, 'text/csv', bytes),
    commit: (importId, leavingOut, commandId) => post(`/api/prospect-imports/${importId}/commit`, { commandId, leavingOut }),
    prospects: async (query) => (await get<ProspectPage>(`/api/prospects${query}`)).body,
  };
}

/** A list that is checked and imported; every row goes to Liu. */
export async function imported(caller: Caller, ...lines: string[]): Promise<void> {
  const { body } = await caller.upload(utf8(HEADER, ...lines), '?managers=liu');
  const { status } = await caller.commit(body.importId, 0, randomUUID());
  if (status !== 200) throw new Error(`not imported: ${JSON.stringify(body)}`);
}
