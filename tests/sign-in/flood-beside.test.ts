import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { branchAtWork, LIMITS } from '../protocol/branch-at-work.ts';
import { givePin, PIN, BrowserOf } from './browser-of.ts';

/** What a screen opens, with this cookie; whether it may. */
function opens(url: string, cookie: string): Promise<boolean> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers: { cookie } });
  return new Promise((resolve) => {
    socket.on('error', () => resolve(false));
    socket.on('open', () => {
      resolve(true);
      socket.terminate();
    });
  });
}

test('a workstation at the address of a flood opens its page all the same: by its session, and by its device before anybody signs in', async () => {
  const branch = await branchAtWork({ limits: { ...LIMITS, socketsPerSecond: 2 } });
  try {
    await givePin(branch, 'wang', {});
    const browser = new BrowserOf(branch);
    await browser.pair('desk-1');
    const device = browser.cookie;
    await browser.signIn('wang', PIN);

    const flood = Array.from({ length: 40 }, () => opens(branch.url, ''));
    expect(await Promise.all([opens(branch.url, device), opens(branch.url, browser.cookie)])).toEqual([true, true]);
    expect((await Promise.all(flood)).filter((isOpen) => !isOpen).length).toBeGreaterThan(20);
    expect(branch.deaths).toEqual([]);
  } finally {
    await branch.stop();
  }
});
