import type { World } from './world.ts';

/** Addresses that anybody in the branch's network can try. */
const OPEN = [
  '/',
  '/livez',
  '/readyz',
  '/metrics',
  '/pair',
  '/kiosk/k1',
  '/display/wall/w1',
  '/display/counter/c1',
  '/rate/c1',
  '/assets/nothing.js',
  '/voice/nothing',
  '/nothing',
  '/socket.io/',
];
const GUARDED = [
  '/api/',
  '/api/openapi.json',
  '/api/day',
  '/api/clock',
  '/api/reports',
  '/api/reports/2026-11-23',
  '/api/forms/2026-11-23',
  '/api/figures?from=2026-11-23',
  '/api/tickets?number=A',
  '/api/prospects',
  '/api/gatherings',
  '/api/devices',
  '/api/simulation',
  '/api/slip-template',
  '/api/nothing',
];
/** Each public audience's view over HTTP, and those that it may not have. */
const VIEWS = [
  ['kiosk', { audience: 'kiosk', kioskId: 'k1' }],
  ['wall', { audience: 'wall', wallId: 'w1' }],
  ['counter-display', { audience: 'counter-display', counterId: 'c1' }],
  ['rating', { audience: 'rating', counterId: 'c1' }],
  ['device', { audience: 'device', agentId: 'agent-2', printerIds: ['p2'], counterIds: ['c1', 'c2', 'c3'] }],
] as const;

/** Heads and bodies of everything that a screen, a customer's phone, or a stranger with neither can ask for. */
export async function askPublicRoutes(world: World): Promise<void> {
  const { url } = world.branch;
  const kiosk = world.tokenOf(VIEWS[0][1]);
  for (const path of OPEN) for (const method of ['GET', 'HEAD']) await world.http(url, method, path, null, null);
  for (const path of GUARDED) for (const token of [null, kiosk]) await world.http(url, 'GET', path, token, null);
  for (const [audience, subject] of VIEWS) {
    await world.http(url, 'GET', `/api/views/${audience}`, world.tokenOf(subject), null);
    await world.http(url, 'GET', '/api/views/lobby', world.tokenOf(subject), null);
  }
  await commandsOverHttp(world, kiosk);
  for (const path of ['/', '/t/short', `/t/${'x'.repeat(36)}`, `/t/${'x'.repeat(36)}/state`]) {
    for (const method of ['GET', 'HEAD', 'POST']) await world.http(world.phonesUrl, method, path, null, null);
  }
}

/** A number taken without a socket, one that is refused, and what is no command. */
async function commandsOverHttp(world: World, token: string): Promise<void> {
  const taking = { type: 'take-ticket', language: 'zh-CN', elder: false, withCard: false };
  const slips = world.agent.printer.slips().length;
  for (const command of [{ ...taking, serviceId: 'transfer' }, { ...taking, serviceId: 'corporate', elder: 1 }, { type: 'open-day' }]) {
    const answer = await world.http(
      world.branch.url,
      'POST',
      '/api/commands',
      token,
      JSON.stringify({ commandId: world.commandId(), command }),
    );
    // Its slip comes out in this act, and not in whichever the printer happens to end in.
    if (answer.includes('"kind":"ticket"')) await world.printedByAgent('k1', slips + 1);
  }
  await world.http(world.branch.url, 'POST', '/api/commands', token, '{');
  await world.http(world.branch.url, 'POST', '/api/commands', null, '{}');
  await world.http(world.branch.url, 'OPTIONS', '/api/commands', null, null);
}
