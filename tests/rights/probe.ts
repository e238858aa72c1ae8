import { randomUUID } from 'node:crypto';
import type { BranchAtWork } from '../protocol/branch-at-work.ts';
import type { Caller } from './callers.ts';
import type { FoundRoute } from './routes.ts';

/** What stands for a name in a path: nobody's and nothing's, so that asking changes nothing. */
const SAMPLES: Readonly<Record<string, string>> = {
  audience: 'wall',
  counterId: 'c1',
  kioskId: 'k1',
  wallId: 'w1',
  name: '2026-11-23',
  date: '2026-11-23',
};
const NOBODYS_ID = 'nobody-s';
/** Refusals that say: not you. Every other answer is given to somebody who may ask; a command that an audience has not is unknown to it. */
const NOT_YOU: readonly unknown[] = ['not-signed-in', 'device-not-enrolled', 'not-allowed', 'unknown-command'];
/** Whoever has asked for this is a stranger afterwards. */
const ENDS_IT = /sign-out/;

/** As from another machine: what a page of this machine may see besides is no right of its caller. */
const FROM_AFAR = { 'x-forwarded-for': '192.0.2.7', 'content-type': 'application/json' };

/** For each route, who gets through its door. */
export async function routeTable(
  branch: BranchAtWork,
  routes: readonly FoundRoute[],
  callers: readonly Caller[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const route of [...routes].sort((one, other) => Number(ENDS_IT.test(one.path)) - Number(ENDS_IT.test(other.path)))) {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => SAMPLES[name] ?? NOBODYS_ID);
    const body = route.method === 'GET' ? null : '{}';
    lines.push(
      `${route.method} ${route.path}: ${await admitted(callers, (caller) => refusalOf(branch, caller, route.method, path, body))}`,
    );
  }
  return lines.sort();
}

/** For each command, who may ask for it. */
export async function commandTable(branch: BranchAtWork, types: readonly string[], callers: readonly Caller[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const type of [...types].sort()) {
    const ask = (caller: Caller) =>
      refusalOf(branch, caller, 'POST', '/api/commands', JSON.stringify({ commandId: randomUUID(), command: { type } }));
    lines.push(`${type}: ${await admitted(callers, ask)}`);
  }
  return lines;
}

async function admitted(callers: readonly Caller[], ask: (caller: Caller) => Promise<unknown>): Promise<string> {
  const through: string[] = [];
  for (const caller of callers) if (!NOT_YOU.includes(await ask(caller))) through.push(caller.name);
  return through.length === callers.length ? 'everybody' : through.length === 0 ? 'nobody here' : through.join(' ');
}

async function refusalOf(branch: BranchAtWork, caller: Caller, method: string, path: string, body: string | null): Promise<unknown> {
  const response = await fetch(branch.url + path, { method, headers: { ...FROM_AFAR, ...caller.headers }, body, redirect: 'manual' });
  const text = await response.text();
  if (response.status >= 500 && response.status !== 503) throw new Error(`${caller.name} ${method} ${path}: ${response.status} ${text}`);
  if (response.headers.get('content-type')?.startsWith('application/json') !== true) return null;
  return (JSON.parse(text) as { refusal?: unknown }).refusal ?? null;
}
