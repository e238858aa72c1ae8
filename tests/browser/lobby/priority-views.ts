import type { TicketExplanation } from '../../../server/contract/explanation.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { Page } from '../chromium.ts';
import { calmLobby } from './views.ts';
import { armed, CALM_METER, FULL_METER, handedBack } from '../staff/priority-views.ts';
import { STAGE_TIME } from '../stage.ts';

const MINUTE = 60_000;

/** A043 has been recognised, A044 has a need, A040 must not be passed again at counter 1; counter 3 is armed. */
export function priorityLobby(): LobbyView {
  const calm = calmLobby();
  const known = { tier: 'platinum', segment: 'potential', confidence: 'possible', needId: null, appointmentAt: null } as const;
  const need = { tier: 'none', segment: null, confidence: 'possible', needId: 'elderly', appointmentAt: STAGE_TIME + 6 * MINUTE } as const;
  const queues = calm.queues.map((queue) => ({
    ...queue,
    waiting: queue.waiting.map((row) => {
      if (row.number === 'A040') return { ...row, over: 3 };
      if (row.number === 'A043') return { ...row, class: 'premium' as const, standing: known, cueId: 'foreign' };
      return row.number === 'A044' ? { ...row, class: 'need' as const, standing: need } : row;
    }),
  }));
  const meters: Readonly<Record<string, LobbyView['counters'][number]['meter']>> = { c1: FULL_METER };
  const counters = calm.counters.map((counter) => ({
    ...counter,
    meter: meters[counter.id] ?? CALM_METER,
    direct: counter.id === 'c3' ? armed({}) : null,
  }));
  return { ...calm, queues, counters, notices: [handedBack('n-1')], needJumps: [{ staffName: '赵敏', count: 9 }] };
}

const candidate = { class: 'ordinary' as const, over: 0, blocked: false };

/** A046 was called before A043, which stood too near somebody at the limit. */
export const EXPLANATION: TicketExplanation = {
  ticket: {
    ticketId: 't-A046',
    number: 'A046',
    serviceName: { 'zh-CN': '现金存取', en: 'Cash' },
    phase: 'closed',
    takenAt: STAGE_TIME - 40 * MINUTE,
    key: STAGE_TIME - 40 * MINUTE,
    n: 46,
    class: 'ordinary',
    standing: null,
  },
  overtakeCap: 3,
  over: 3,
  waiting: null,
  calls: [
    {
      at: STAGE_TIME - 20 * MINUTE,
      counterLabel: '2',
      manner: 'next',
      reason: null,
      overtook: 0,
      candidates: [
        {
          ...candidate,
          ticketId: 't-A049',
          number: 'A049',
          class: 'premium',
          key: STAGE_TIME - 45 * MINUTE,
          takenAt: STAGE_TIME - 30 * MINUTE,
          n: 49,
          blocked: true,
        },
        {
          ...candidate,
          ticketId: 't-A046',
          number: 'A046',
          key: STAGE_TIME - 40 * MINUTE,
          takenAt: STAGE_TIME - 40 * MINUTE,
          n: 46,
          over: 3,
        },
        { ...candidate, ticketId: 't-A050', number: 'A050', key: STAGE_TIME - 22 * MINUTE, takenAt: STAGE_TIME - 60 * MINUTE, n: 30 },
      ],
    },
    {
      at: STAGE_TIME - 12 * MINUTE,
      counterLabel: '3',
      manner: 'direct',
      reason: { 'zh-CN': '较大额外汇汇款或转账', en: 'Larger foreign remittance or transfer' },
      overtook: 2,
      candidates: [],
    },
  ],
};

/** Plays the look-ups of the server: everything ending in 46 is A046, all else is nobody. */
export async function playExplanations(page: Page): Promise<void> {
  await page.route('**/api/tickets*', async (route) => {
    const number = new URL(route.request().url()).searchParams.get('number') ?? '';
    const { ticketId, serviceName, phase, takenAt } = EXPLANATION.ticket;
    const found = { ticketId, number: 'A046', serviceName, phase, takenAt };
    await route.fulfill({ json: { tickets: number.endsWith('46') ? [found] : [] } });
  });
  await page.route('**/api/tickets/*/explanation', (route) => route.fulfill({ json: EXPLANATION }));
}
